// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/imagecheck.h"

#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class ImageCheckText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ImageCheckText)
};

Finding imageFinding(const QString &id, Finding::State state, const QString &text)
{
    return {.id = id, .state = state, .field = Finding::Field::Source, .text = text};
}

//! The parts of "{domain}/{namespace}/{image}:{tag}@{digest}".
struct ImageUri
{
    QString domain{};
    QStringList path{};
    QString tag{};
    QString digest{};
};

ImageUri partsOf(QString uri)
{
    ImageUri parts;
    if (const qsizetype at = uri.indexOf(u'@'); at >= 0) {
        parts.digest = uri.mid(at + 1);
        uri.truncate(at);
    }
    const qsizetype lastSlash = uri.lastIndexOf(u'/');
    if (const qsizetype colon = uri.indexOf(u':', lastSlash + 1); colon >= 0) {
        parts.tag = uri.mid(colon + 1);
        uri.truncate(colon);
    }
    parts.path = uri.split(u'/');
    parts.domain = parts.path.takeFirst();
    return parts;
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

//! Why \a uri names no image of a registry; empty where it does.
QString problemOf(const QString &uri)
{
    if (uri.contains("://"_L1))
        return ImageCheckText::tr("An image URI has no https:// before it.");
    if (uri.contains(QRegularExpression(u"\\s"_s)))
        return ImageCheckText::tr("An image URI holds no spaces.");
    const ImageUri parts = partsOf(uri);
    if (!matches(parts.domain, u"[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d+)?"_s)) {
        return ImageCheckText::tr(
                   "The image URI does not begin with the domain of a registry, such as %1.")
            .arg("ccr.ccs.tencentyun.com"_L1);
    }
    if (parts.path.size() < 2)
        return ImageCheckText::tr("The image URI names no namespace: domain/namespace/image:tag.");
    for (const QString &part : parts.path) {
        if (!matches(part, u"[a-z0-9]+([._-]+[a-z0-9]+)*"_s)) {
            return ImageCheckText::tr("“%1” cannot be a part of an image's name.")
                .arg(shownName(part));
        }
    }
    if (parts.tag.isEmpty() && parts.digest.isEmpty()) {
        return ImageCheckText::tr(
            "The image URI has neither a tag (:1.0) nor a digest (@sha256:…).");
    }
    if (!parts.tag.isEmpty() && !matches(parts.tag, u"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"_s))
        return ImageCheckText::tr("“%1” cannot be a tag.").arg(shownName(parts.tag));
    if (!parts.digest.isEmpty() && !matches(parts.digest, u"sha256:[0-9a-f]{64}"_s))
        return ImageCheckText::tr("The digest is not sha256: and 64 digits of hex.");
    return {};
}

Finding checkUri(const ImageSource &image)
{
    using State = Finding::State;
    const auto id = u"image-uri"_s;
    if (const QString problem = problemOf(image.uri); !problem.isEmpty())
        return imageFinding(id, State::Error, problem);
    const ImageUri parts = partsOf(image.uri);
    if (parts.digest.isEmpty() && parts.tag == "latest"_L1) {
        return imageFinding(
            id, State::Warning,
            ImageCheckText::tr(
                "The tag “latest” can mean another image tomorrow: name a version."));
    }
    return imageFinding(id, State::Ok, ImageCheckText::tr("The image URI is complete."));
}

std::optional<Finding> checkType(const ImageSource &image)
{
    const auto wrong = [](const QString &text) {
        return imageFinding(u"image-type"_s, Finding::State::Error, text);
    };
    // Domains of others may be either.
    const QString domain = partsOf(image.uri).domain;
    if (!image.isEnterprise && domain.endsWith(".tencentcloudcr.com"_L1)) {
        return wrong(ImageCheckText::tr("This domain belongs to an enterprise registry: choose "
                                        "Enterprise and give its RegistryId."));
    }
    if (image.isEnterprise && domain.endsWith("ccr.ccs.tencentyun.com"_L1)) {
        return wrong(
            ImageCheckText::tr("This domain belongs to a personal registry: choose Personal."));
    }
    return std::nullopt;
}

std::optional<Finding> checkRegistry(const ImageSource &image)
{
    using State = Finding::State;
    const auto id = u"image-registry"_s;
    if (image.isEnterprise && image.registryId.isEmpty()) {
        return imageFinding(
            id, State::Error,
            ImageCheckText::tr("An image of an enterprise registry needs its RegistryId."));
    }
    if (image.isEnterprise && !matches(image.registryId, u"tcr-[a-z0-9]+"_s)) {
        return imageFinding(
            id, State::Error,
            ImageCheckText::tr("A RegistryId looks like tcr-12345678; “%1” does not.")
                .arg(shownName(image.registryId)));
    }
    return std::nullopt;
}

//! A Dockerfile writes CMD and ENTRYPOINT as a list; the platform takes words.
bool isList(const QString &text)
{
    return text.startsWith(u'[') && text.endsWith(u']');
}

std::optional<Finding> checkCommand(const ImageSource &image)
{
    if (!isList(image.command))
        return std::nullopt;
    return imageFinding(
        u"image-command"_s, Finding::State::Error,
        //: Command is the name of a field
        ImageCheckText::tr("Command is one executable, such as python, not a list in brackets."));
}

std::optional<Finding> checkArgs(const ImageSource &image)
{
    if (!isList(image.args))
        return std::nullopt;
    return imageFinding(u"image-args"_s, Finding::State::Error,
                        //: Args is the name of a field
                        ImageCheckText::tr("Args are words separated by spaces, such as "
                                           "-u app.py, not a list in brackets."));
}

std::optional<Finding> checkPort(const ImageSource &image)
{
    if (image.port.isEmpty() || matches(image.port, u"-1|0|9000"_s))
        return std::nullopt;
    return imageFinding(
        u"image-port"_s, Finding::State::Error,
        ImageCheckText::tr("The port is 9000 for an image that serves HTTP, or -1 for a job."));
}

} // namespace

QList<Finding> checkImage(const ImageSource &image)
{
    QList<Finding> findings{checkUri(image)};
    for (const auto check : {&checkType, &checkRegistry, &checkCommand, &checkArgs, &checkPort}) {
        if (const auto finding = check(image))
            findings.append(*finding);
    }
    return findings;
}

std::optional<Finding> checkSourceKind(const FunctionTraits &traits, CodeSource::Kind kind)
{
    const bool runsImage = traits.runtime.family() == Runtime::Family::Image;
    const bool isImage = kind == CodeSource::Kind::Image;
    if (runsImage == isImage || traits.runtime.family() == Runtime::Family::Unknown)
        return std::nullopt;
    return imageFinding(
        u"source-kind"_s, Finding::State::Error,
        runsImage ? ImageCheckText::tr("This function runs an image: choose Image above.")
                  : ImageCheckText::tr("Only a function that was made for images takes one; this "
                                       "one runs %1.")
                        .arg(traits.runtime.displayName()));
}

} // namespace Scf
