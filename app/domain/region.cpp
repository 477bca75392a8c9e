// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/region.h"

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

const QList<Region> &knownRegions()
{
    static const QList<Region> regions{
        {u"ap-guangzhou"_s, u"Guangzhou"_s, u"广州"_s},
        {u"ap-shanghai"_s, u"Shanghai"_s, u"上海"_s},
        {u"ap-beijing"_s, u"Beijing"_s, u"北京"_s},
        {u"ap-chengdu"_s, u"Chengdu"_s, u"成都"_s},
        {u"ap-chongqing"_s, u"Chongqing"_s, u"重庆"_s},
        {u"ap-nanjing"_s, u"Nanjing"_s, u"南京"_s},
        {u"ap-hongkong"_s, u"Hong Kong (China)"_s, u"中国香港"_s},
        {u"ap-singapore"_s, u"Singapore"_s, u"新加坡"_s},
        {u"ap-jakarta"_s, u"Jakarta"_s, u"雅加达"_s},
        {u"ap-seoul"_s, u"Seoul"_s, u"首尔"_s},
        {u"ap-tokyo"_s, u"Tokyo"_s, u"东京"_s},
        {u"eu-frankfurt"_s, u"Frankfurt"_s, u"法兰克福"_s},
        {u"na-ashburn"_s, u"Virginia"_s, u"弗吉尼亚"_s},
        {u"na-siliconvalley"_s, u"Silicon Valley"_s, u"硅谷"_s},
        {u"sa-saopaulo"_s, u"São Paulo"_s, u"圣保罗"_s},
        {u"ap-shanghai-fsi"_s, u"Shanghai Finance"_s, u"上海金融"_s},
        {u"ap-shenzhen-fsi"_s, u"Shenzhen Finance"_s, u"深圳金融"_s},
    };
    return regions;
}

const QList<Region> &knownCosRegions()
{
    static const QList<Region> regions = [] {
        QList<Region> all = knownRegions();
        const auto beijing = std::ranges::find(all, u"ap-beijing"_s, &Region::id);
        all.insert(beijing + 1, {u"ap-beijing-1"_s, u"Beijing Zone 1"_s, u"北京一区"_s});
        return all;
    }();
    return regions;
}

} // namespace Scf
