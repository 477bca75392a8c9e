<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Scf::AccountActions</name>
    <message>
        <source>The key of %1 is kept for this run only. %2</source>
        <extracomment>%1 is an account, %2 a sentence that says why</extracomment>
        <translation>%1 的密钥仅在本次运行期间保留。%2</translation>
    </message>
    <message>
        <source>Remove the Account</source>
        <translation>移除账号</translation>
    </message>
    <message>
        <source>Remove %1 from this program?</source>
        <translation>从本程序中移除 %1？</translation>
    </message>
    <message>
        <source>Its key is removed from the system&apos;s credential store as well. In Tencent Cloud nothing changes.</source>
        <translation>其密钥也会从系统的密钥库中删除。腾讯云上不会有任何变化。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>An update with %1 is running. Remove the account when it has ended.</source>
        <translation>账号 %1 正在进行更新。请在更新结束后再移除该账号。</translation>
    </message>
</context>
<context>
    <name>Scf::AccountBar</name>
    <message>
        <source>Try the Demo Cloud</source>
        <translation>试用演示云</translation>
    </message>
    <message>
        <source>Add an Account…</source>
        <translation>添加账号…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>账号…</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <extracomment>Beside the name of the account that is live</extracomment>
        <translation>生产环境</translation>
    </message>
</context>
<context>
    <name>Scf::AccountDialog</name>
    <message>
        <source>Keep the key in the system&apos;s credential store</source>
        <translation>将密钥保存到系统的密钥库</translation>
    </message>
    <message>
        <source>Use a role (AssumeRole)</source>
        <translation>使用角色（AssumeRole）</translation>
    </message>
    <message>
        <source>Production: ask before each update</source>
        <translation>生产环境：每次更新前询问</translation>
    </message>
    <message>
        <source>Add an Account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>International</source>
        <translation>国际站</translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation>中国站</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Only with temporary credentials</source>
        <translation>仅临时密钥需要</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
    <message>
        <source>SecretId</source>
        <translation>SecretId</translation>
    </message>
    <message>
        <source>SecretKey</source>
        <translation>SecretKey</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>RoleArn</source>
        <translation>RoleArn</translation>
    </message>
    <message>
        <source>Session name</source>
        <translation>会话名称</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Each time the account opens, the key asks STS for temporary credentials of the role, and all else is done with those. They are kept nowhere.</source>
        <translation>每次打开该账号时，用此密钥向 STS 申请角色的临时密钥，其余操作都使用临时密钥。临时密钥不会保存。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The account opens in this region and namespace. Its colour and its name stand at the top of the window while it is the live one.</source>
        <translation>打开该账号时进入此地域和命名空间。使用该账号期间，窗口顶部会显示它的颜色和名称。</translation>
    </message>
    <message>
        <source>What you call it</source>
        <translation>自定义名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Place and Mark</source>
        <translation>位置与标记</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>账号名称</translation>
    </message>
    <message>
        <source>Test the Key…</source>
        <translation>测试密钥…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Edit the Account</source>
        <translation>编辑账号</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Enter the Key Again</source>
        <translation>重新输入密钥</translation>
    </message>
    <message>
        <source>Use This Key</source>
        <translation>使用此密钥</translation>
    </message>
    <message>
        <source>Where there is no such store, or it does not answer, the key is kept for this run only, and the window says so.</source>
        <translation>如果系统没有密钥库或密钥库没有响应，密钥仅在本次运行期间保留，窗口会有提示。</translation>
    </message>
    <message>
        <source>The key is kept for this run only; the next start asks for it.</source>
        <translation>密钥仅在本次运行期间保留；下次启动时需要重新输入。</translation>
    </message>
    <message>
        <source>%1 is the name of the demo cloud. Call this account something else.</source>
        <translation>“%1”是演示云的名称，请为该账号另取名称。</translation>
    </message>
    <message>
        <source>Another account is called %1. Give this one a name of its own.</source>
        <translation>已有名为“%1”的账号，请另取名称。</translation>
    </message>
    <message>
        <source>Trying the key…</source>
        <translation>正在验证密钥…</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>过期时间</translation>
    </message>
</context>
<context>
    <name>Scf::AccountModel</name>
    <message>
        <source>International</source>
        <translation>国际站</translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation>中国站</translation>
    </message>
    <message>
        <source>This run only</source>
        <translation>仅本次运行</translation>
    </message>
    <message>
        <source>System&apos;s store</source>
        <translation>系统密钥库</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
    <message>
        <source>SecretId</source>
        <translation>SecretId</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
</context>
<context>
    <name>Scf::AccountOpener</name>
    <message>
        <source>An update is running. Open the other account when it has ended.</source>
        <translation>正在更新，请在更新结束后再打开其他账号。</translation>
    </message>
    <message>
        <source>%1 could not be opened. %2</source>
        <extracomment>%1 is an account, %2 a sentence that says why</extracomment>
        <translation>无法打开 %1。%2</translation>
    </message>
</context>
<context>
    <name>Scf::AccountTexts</name>
    <message>
        <source>Demo cloud</source>
        <translation>演示云</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
</context>
<context>
    <name>Scf::AccountsDialog</name>
    <message>
        <source>Production</source>
        <extracomment>After the name of an account, in a list</extracomment>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>还没有账号</translation>
    </message>
    <message>
        <source>Add one with its SecretId and SecretKey, or import those that other tools on this computer have.</source>
        <translation>使用 SecretId 和 SecretKey 添加账号，或导入本机其他工具中的账号。</translation>
    </message>
    <message>
        <source>Add an Account</source>
        <translation>添加账号</translation>
    </message>
</context>
<context>
    <name>Scf::AppearancePage</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast, dark or light like the system</source>
        <translation>高对比度，深浅跟随系统</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>文字大小（百分比）</translation>
    </message>
    <message>
        <source>Everything in the windows grows with the text.</source>
        <translation>窗口中的所有内容随文字一起放大。</translation>
    </message>
</context>
<context>
    <name>Scf::BucketDialog</name>
    <message>
        <source>New Bucket…</source>
        <translation>新建存储桶…</translation>
    </message>
    <message>
        <source>Keep it seven days, so that the update can be undone</source>
        <translation>保留七天，以便撤销这次更新</translation>
    </message>
    <message>
        <source>Delete it when the function has it</source>
        <translation>函数取得代码后删除</translation>
    </message>
    <message>
        <source>Bucket for Large Packages</source>
        <translation>用于大代码包的存储桶</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>存储桶</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>存储桶</translation>
    </message>
    <message>
        <source>Use This Bucket</source>
        <translation>使用该存储桶</translation>
    </message>
    <message>
        <source>Buckets in %1</source>
        <translation>%1 的存储桶</translation>
    </message>
    <message>
        <source>The package in the bucket, afterwards</source>
        <translation>更新之后，存储桶中的代码包</translation>
    </message>
    <message>
        <source>Reading the buckets…</source>
        <translation>正在读取存储桶…</translation>
    </message>
    <message>
        <source>You have no bucket in this region yet: make one.</source>
        <translation>您在该地域还没有存储桶：请新建一个。</translation>
    </message>
    <message>
        <source>This key may not list buckets: type the name of one.</source>
        <translation>该密钥无权列出存储桶：请输入存储桶的名称。</translation>
    </message>
</context>
<context>
    <name>Scf::BucketModel</name>
    <message>
        <source>Deleted after the update</source>
        <translation>更新后删除</translation>
    </message>
    <message>
        <source>Kept for seven days</source>
        <translation>保留七天</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>存储桶</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>代码包</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
</context>
<context>
    <name>Scf::CheckDialog</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Select a row to read more about it.</source>
        <translation>选择一行可查看详情。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what was checked, %2 &quot;Passed&quot;, &quot;Denied&quot; and the like</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Scf::CheckStepModel</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
</context>
<context>
    <name>Scf::ClockCorrection</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind that of Tencent Cloud</source>
        <extracomment>%1 is a duration such as &quot;15 minutes&quot;</extracomment>
        <translation>本机时钟比腾讯云慢 %1</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of that of Tencent Cloud</source>
        <translation>本机时钟比腾讯云快 %1</translation>
    </message>
</context>
<context>
    <name>Scf::CodeEditor</name>
    <message>
        <source>Tab indents. To leave the text, press Escape and then Tab, or Ctrl+Tab.</source>
        <translation>Tab 缩进。要离开编辑区，请先按 Esc 再按 Tab，或按 Ctrl+Tab。</translation>
    </message>
    <message>
        <source>Code of %1</source>
        <translation>%1 的代码</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>Scf::CodeLanguageText</name>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Shell script</source>
        <translation>Shell 脚本</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>配置</translation>
    </message>
</context>
<context>
    <name>Scf::CodeSearchText</name>
    <message>
        <source>No regular expression: %1</source>
        <translation>不是正则表达式：%1</translation>
    </message>
</context>
<context>
    <name>Scf::CodeUpdateJob</name>
    <message>
        <source>The function could not be read: %1</source>
        <translation>无法读取函数：%1</translation>
    </message>
    <message numerus="yes">
        <source>It was not Active after %n minute(s).</source>
        <translation>
            <numerusform>等待 %n 分钟后，函数仍未变为“正常”。</numerusform>
        </translation>
    </message>
    <message>
        <source>The function has changed, but its code could not be read: %1</source>
        <translation>函数已发生变化，但无法读取其代码：%1</translation>
    </message>
    <message>
        <source>the platform adds the installed dependencies to the package</source>
        <translation>平台会把安装的依赖加入代码包</translation>
    </message>
    <message>
        <source>the deployed code could not be read (%1)</source>
        <translation>无法读取已部署的代码（%1）</translation>
    </message>
    <message>
        <source>the deployed code has another SHA-256 than the package that was sent</source>
        <translation>已部署代码的 SHA-256 与发送的代码包不一致</translation>
    </message>
    <message>
        <source>The function runs another image by now.</source>
        <translation>函数现在运行的是另一个镜像。</translation>
    </message>
    <message>
        <source>the function names the image that was sent, and what an image holds cannot be compared</source>
        <translation>函数所用的镜像就是刚才发送的镜像，但镜像的内容无法比对</translation>
    </message>
    <message>
        <source>the function does not say which image it runs</source>
        <translation>函数没有说明它运行哪个镜像</translation>
    </message>
    <message>
        <source>the deployed code is not what the object holds</source>
        <translation>已部署的代码与对象的内容不同</translation>
    </message>
    <message>
        <source>the deployed code could not be compared with the object (%1)</source>
        <translation>无法将已部署的代码与对象比对（%1）</translation>
    </message>
    <message>
        <source>The function is in the status %1 now, and no answer tells whether this update or another one brought it there.</source>
        <translation>函数当前状态为 %1，没有任何返回能说明是本次更新还是其他更新导致的。</translation>
    </message>
    <message>
        <source>The code has changed, but the platform adds the installed dependencies to a package, so that it cannot be compared with what was sent.</source>
        <translation>代码已变更，但平台会把安装的依赖加入代码包，因此无法与所发送的内容进行比对。</translation>
    </message>
    <message>
        <source>Other code runs than what was sent, and nothing tells whether this update came before it.</source>
        <translation>当前运行的代码并非所发送的代码，无法判断本次更新是否在其之前执行过。</translation>
    </message>
    <message>
        <source>its handler is %1, and %2 was sent</source>
        <translation>它的执行方法是 %1，而发送的是 %2</translation>
    </message>
</context>
<context>
    <name>Scf::ComponentModel</name>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
</context>
<context>
    <name>Scf::ConnectionCheck</name>
    <message>
        <source>An earlier step failed.</source>
        <translation>前面的步骤失败了。</translation>
    </message>
    <message numerus="yes">
        <source>No answer within %n second(s).</source>
        <translation>
            <numerusform>%n 秒内没有响应。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is reached directly.</source>
        <translation>直接连接 %1。</translation>
    </message>
    <message>
        <source>The %1 proxy %2 takes connections.</source>
        <extracomment>%1 is HTTP or SOCKS5, %2 is host:port</extracomment>
        <translation>%1 代理 %2 可以连接。</translation>
    </message>
    <message>
        <source>The %1 proxy %2 is not reached: %3</source>
        <translation>无法连接 %1 代理 %2：%3</translation>
    </message>
    <message>
        <source>The proxy looks up %1.</source>
        <translation>由代理解析 %1。</translation>
    </message>
    <message>
        <source>%1 is an address.</source>
        <translation>%1 本身就是 IP 地址。</translation>
    </message>
    <message>
        <source>%1 has no address: %2</source>
        <translation>%1 没有解析到地址：%2</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <extracomment>%1 is a host name, %2 a list of IP addresses</extracomment>
        <translation>%1 的地址是 %2。</translation>
    </message>
    <message>
        <source>The proxy has connected to %1.</source>
        <translation>代理已连接到 %1。</translation>
    </message>
    <message>
        <source>%1 takes connections.</source>
        <translation>%1 可以连接。</translation>
    </message>
    <message>
        <source>%1 is not reached: %2</source>
        <extracomment>%1 is host:port, %2 what the system says</extracomment>
        <translation>无法连接 %1：%2</translation>
    </message>
    <message>
        <source>Certificate for %1, issued by %2, valid from %3 to %4.</source>
        <extracomment>%1 host names, %2 who issued the certificate, %3 and %4 dates</extracomment>
        <translation>证书适用于 %1，由 %2 签发，有效期从 %3 到 %4。</translation>
    </message>
    <message>
        <source>This computer is reached without TLS.</source>
        <translation>连接本机不使用 TLS。</translation>
    </message>
    <message>
        <source>This program finds no TLS library.</source>
        <translation>本程序找不到 TLS 库。</translation>
    </message>
    <message>
        <source>%1 answered with HTTP status %2, and not as SCF does.</source>
        <translation>%1 返回了 HTTP 状态码 %2，而不是云函数的应答。</translation>
    </message>
    <message>
        <source>%1 answers as SCF does.</source>
        <translation>%1 的应答符合云函数 API。</translation>
    </message>
    <message>
        <source>The answer does not say what time it is there.</source>
        <translation>应答中没有服务端时间。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is right to a few seconds.</source>
        <translation>本机时钟准确，误差在几秒以内。</translation>
    </message>
    <message>
        <source>%1. Requests are signed with the corrected time; set the clock all the same.</source>
        <extracomment>%1 is &quot;This computer&apos;s clock is 15 minutes behind that of Tencent Cloud&quot;</extracomment>
        <translation>%1。请求会用校正后的时间签名，但仍请校准时钟。</translation>
    </message>
    <message>
        <source>No account is open.</source>
        <translation>没有打开账号。</translation>
    </message>
    <message>
        <source>The key works: ListFunctions was answered.</source>
        <translation>密钥有效：ListFunctions 已返回结果。</translation>
    </message>
    <message numerus="yes">
        <source>COS lists %n bucket(s).</source>
        <translation>
            <numerusform>COS 列出了 %n 个存储桶。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ConnectionDialog</name>
    <message>
        <source>Proxy…</source>
        <translation>代理…</translation>
    </message>
    <message>
        <source>Check the Connection</source>
        <translation>检查连接</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤列表</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Check Again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Going the way to the service, step by step…</source>
        <translation>正在逐步检查到服务的连接…</translation>
    </message>
    <message>
        <source>Nothing is wrong with what was checked.</source>
        <translation>已检查的各项都没有问题。</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>检查已停止。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed.</source>
        <translation>
            <numerusform>%n 个步骤失败。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ConnectionModel</name>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Name lookup (DNS)</source>
        <translation>域名解析（DNS）</translation>
    </message>
    <message>
        <source>Connection (TCP)</source>
        <translation>连接（TCP）</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>加密（TLS）</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Signed request</source>
        <translation>签名请求</translation>
    </message>
    <message>
        <source>COS</source>
        <translation>COS</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
</context>
<context>
    <name>Scf::ContentCheckText</name>
    <message numerus="yes">
        <source>%n file(s) in the bucket were not looked into.</source>
        <translation>
            <numerusform>存储桶中有 %n 个文件没有检查。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ContentsDialog</name>
    <message>
        <source>Contents of the Package</source>
        <translation>代码包内容</translation>
    </message>
    <message>
        <source>Search files</source>
        <translation>搜索文件</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>包内容</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 unpacked</source>
        <translation>
            <numerusform>%n 个文件，解压后 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave Out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Ignore Rules…</source>
        <translation>忽略规则…</translation>
    </message>
    <message>
        <source>Checked files go into the package.</source>
        <translation>勾选的文件会放入代码包。</translation>
    </message>
    <message>
        <source>Keeps what is selected out of the package.</source>
        <translation>将选中的内容排除在代码包之外。</translation>
    </message>
    <message>
        <source>Takes what is selected into the package, whatever the rules say.</source>
        <translation>无论规则如何，都将选中的内容放入代码包。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reading the package</source>
        <translation>正在读取代码包</translation>
    </message>
    <message>
        <source>Rules keep files out of folders only. In a ZIP file, uncheck what you do not want.</source>
        <translation>规则只对文件夹生效。对于 ZIP 文件，请取消勾选不需要的内容。</translation>
    </message>
    <message>
        <source>No package</source>
        <translation>没有代码包</translation>
    </message>
    <message>
        <source>The contents are shown as soon as the code can be read.</source>
        <translation>代码可以读取后，这里会显示内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 unpacked, %2 as ZIP</source>
        <translation>
            <numerusform>%n 个文件，解压后 %1，压缩后 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>The first half is a summary such as &quot;132 files, 10.2 MB unpacked&quot;.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>已排除 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in the package</source>
        <translation>代码包是空的</translation>
    </message>
    <message>
        <source>The folder or ZIP file holds no files.</source>
        <translation>该文件夹或 ZIP 文件中没有文件。</translation>
    </message>
    <message>
        <source>No file has “%1” in its path</source>
        <translation>没有路径包含“%1”的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows only the files whose name holds the text.</source>
        <translation>只显示名称中包含该文字的文件。</translation>
    </message>
</context>
<context>
    <name>Scf::CopyAsDialog</name>
    <message>
        <source>The same update without SCF Desktop. The key is not in it: it is read from the environment when it runs.</source>
        <translation>不用 SCF Desktop 完成同一次更新。其中没有密钥：运行时从环境变量读取。</translation>
    </message>
    <message>
        <source>This is what Update sends. The signature is made when it leaves, and the code&apos;s bytes are only named here.</source>
        <translation>这就是“更新”发送的内容。签名在发出时生成，代码的字节在这里只写出名称。</translation>
    </message>
    <message>
        <source>Copy the script</source>
        <translation>复制脚本</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>复制请求</translation>
    </message>
    <message>
        <source>Save the Script</source>
        <translation>保存脚本</translation>
    </message>
    <message>
        <source>The script was written to %1.</source>
        <translation>脚本已写入 %1。</translation>
    </message>
    <message>
        <source>The script could not be written: %1</source>
        <translation>无法写入脚本：%1</translation>
    </message>
    <message>
        <source>Copy As</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Form of the copy</source>
        <translation>复制的形式</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>The script for %1</source>
        <extracomment>%1 is &quot;curl&quot;, &quot;Python&quot;, …</extracomment>
        <translation>用于 %1 的脚本</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Scf::CosBrowserDialog</name>
    <message>
        <source>Choose a COS Object</source>
        <translation>选择 COS 对象</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>存储桶</translation>
    </message>
    <message>
        <source>Bucket or address</source>
        <translation>存储桶或地址</translation>
    </message>
    <message>
        <source>Bucket name</source>
        <translation>存储桶名称</translation>
    </message>
    <message>
        <source>Clear the Bucket Name</source>
        <translation>清除存储桶名称</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opens the bucket whose name was typed.</source>
        <translation>打开输入的存储桶。</translation>
    </message>
    <message>
        <source>New Bucket…</source>
        <translation>新建存储桶…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上一级</translation>
    </message>
    <message>
        <source>Goes one level up.</source>
        <translation>返回上一级。</translation>
    </message>
    <message>
        <source>Search by prefix</source>
        <translation>按前缀搜索</translation>
    </message>
    <message>
        <source>Shows what begins with these letters. COS tells capitals apart.</source>
        <translation>显示以此开头的内容。COS 区分大小写。</translation>
    </message>
    <message>
        <source>Clear the Search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象列表</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Upload…</source>
        <translation>上传…</translation>
    </message>
    <message>
        <source>Uploads a file of this computer to this place.</source>
        <translation>将本机的文件上传到这里。</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Read by a screen reader. %1 is a bucket, %2 its region
----------
%1 is such as &quot;12 objects&quot;</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Listing buckets…</source>
        <translation>正在列出存储桶…</translation>
    </message>
    <message>
        <source>No buckets here</source>
        <translation>没有存储桶</translation>
    </message>
    <message>
        <source>Your account has no bucket in this region.</source>
        <translation>您的账号在该地域没有存储桶。</translation>
    </message>
    <message>
        <source>Your key may not list buckets</source>
        <translation>密钥无权列出存储桶</translation>
    </message>
    <message>
        <source>It lacks the permission cos:GetService. Type the name of a bucket below, with its APPID.</source>
        <translation>缺少 cos:GetService 权限。请在下方输入带 APPID 的存储桶名称。</translation>
    </message>
    <message>
        <source>The buckets could not be listed</source>
        <translation>无法列出存储桶</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No bucket is open</source>
        <translation>尚未打开存储桶</translation>
    </message>
    <message>
        <source>Select a bucket on the left, or type its name.</source>
        <translation>请在左侧选择存储桶，或输入名称。</translation>
    </message>
    <message>
        <source>Listing objects…</source>
        <translation>正在列出对象…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>Drop a ZIP file here, or upload one.</source>
        <translation>将 ZIP 文件拖到这里，或点击上传。</translation>
    </message>
    <message>
        <source>Nothing begins with “%1”</source>
        <translation>没有以“%1”开头的内容</translation>
    </message>
    <message>
        <source>COS tells capitals and small letters apart.</source>
        <translation>COS 区分大小写。</translation>
    </message>
    <message>
        <source>The objects could not be listed</source>
        <translation>无法列出对象</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln 个对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 so far…</source>
        <translation>已列出 %1…</translation>
    </message>
    <message>
        <source>The first %1; there are more</source>
        <translation>前 %1，后面还有</translation>
    </message>
    <message>
        <source>The list is incomplete: %1</source>
        <translation>列表不完整：%1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Load All</source>
        <translation>全部加载</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>“%1” is no name of a bucket: it ends with a hyphen and the APPID, as in deploy-1250000000.</source>
        <translation>“%1”不是存储桶名称：名称以连字符和 APPID 结尾，例如 deploy-1250000000。</translation>
    </message>
    <message>
        <source>Choose the region of the bucket first.</source>
        <translation>请先选择存储桶所在地域。</translation>
    </message>
    <message>
        <source>Upload a File</source>
        <translation>上传文件</translation>
    </message>
    <message>
        <source>ZIP files (*.zip *.jar);;All files (*)</source>
        <translation>ZIP 文件 (*.zip *.jar);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Replace the Object?</source>
        <translation>替换对象？</translation>
    </message>
    <message>
        <source>The bucket has “%1” already.</source>
        <translation>存储桶中已有“%1”。</translation>
    </message>
    <message>
        <source>What it holds now will be lost.</source>
        <translation>现有内容将丢失。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Download the Object</source>
        <translation>下载对象</translation>
    </message>
    <message>
        <source>Delete the Object?</source>
        <translation>删除对象？</translation>
    </message>
    <message>
        <source>Delete “%1” from %2?</source>
        <translation>从 %2 中删除“%1”？</translation>
    </message>
    <message>
        <source>It cannot be brought back, unless the bucket keeps versions. Functions that were updated from it keep their code.</source>
        <translation>删除后无法恢复，除非存储桶开启了版本控制。已用它更新的函数保留其代码。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Uploading %1</source>
        <translation>正在上传 %1</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>正在删除 %1</translation>
    </message>
    <message>
        <source>Creating %1</source>
        <translation>正在创建 %1</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <extracomment>Such as &quot;Uploading code.zip · 3.1 MB of 8.0 MB&quot;</extracomment>
        <translation>%1 · %2 / %3</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>%1 was uploaded.</source>
        <translation>%1 已上传。</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 已删除。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>Scf::CosObjectModel</name>
    <message>
        <source>Standard</source>
        <translation>标准存储</translation>
    </message>
    <message>
        <source>Infrequent access</source>
        <translation>低频存储</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档存储</translation>
    </message>
    <message>
        <source>Deep archive</source>
        <translation>深度归档存储</translation>
    </message>
    <message>
        <source>Intelligent tiering</source>
        <translation>智能分层存储</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>存储类型</translation>
    </message>
</context>
<context>
    <name>Scf::CosObjectRow</name>
    <message>
        <source>This is no address of COS. It looks like cos://bucket-APPID/key or https://….myqcloud.com/key.</source>
        <translation>这不是 COS 地址。地址形如 cos://存储桶-APPID/对象键 或 https://….myqcloud.com/对象键.</translation>
    </message>
    <message>
        <source>This is a place in %1, not an object. Browse… shows what is there.</source>
        <translation>这是 %1 中的位置，不是对象。点“浏览…”可查看其中的内容。</translation>
    </message>
    <message>
        <source>Choose the region of %1: the address does not tell it.</source>
        <translation>请选择 %1 所在地域：地址中没有地域。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>%1 is a key, %2 a bucket</extracomment>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>Sent to SCF: CosBucketName %1 · CosObjectName %2 · CosBucketRegion %3</source>
        <extracomment>CosBucketName, CosObjectName and CosBucketRegion are names of parameters</extracomment>
        <translation>发送给 SCF：CosBucketName %1 · CosObjectName %2 · CosBucketRegion %3</translation>
    </message>
    <message>
        <source>COS object</source>
        <translation>COS 对象</translation>
    </message>
    <message>
        <source>Paste cos://… or the address of an object, or browse</source>
        <translation>粘贴 cos://… 或对象地址，或点击浏览</translation>
    </message>
    <message>
        <source>Clear the COS Object</source>
        <translation>清除 COS 对象</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Shows the buckets and objects of your account.</source>
        <translation>显示您账号的存储桶和对象。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
</context>
<context>
    <name>Scf::CosObjectText</name>
    <message>
        <source>The bucket %1 is not in %2: choose its region.</source>
        <translation>存储桶 %1 不在 %2，请选择它所在的地域。</translation>
    </message>
    <message>
        <source>The bucket %1 is in %2, not in %3.</source>
        <translation>存储桶 %1 在 %2，不在 %3。</translation>
    </message>
    <message>
        <source>There is no bucket %1 in %2.</source>
        <translation>%2 中没有存储桶 %1。</translation>
    </message>
    <message>
        <source>There is no object %1 in the bucket %2.</source>
        <translation>存储桶 %2 中没有对象 %1。</translation>
    </message>
    <message>
        <source>Your key may not read %1 in the bucket %2.</source>
        <translation>您的密钥无权读取存储桶 %2 中的 %1。</translation>
    </message>
    <message>
        <source>%1 is archived: restore it before it is deployed.</source>
        <translation>%1 处于归档状态，部署前请先恢复。</translation>
    </message>
    <message>
        <source>%1 is archived and still being restored.</source>
        <translation>%1 处于归档状态，正在恢复。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 为空。</translation>
    </message>
    <message>
        <source>%1 has %2; a package may have %3 at most.</source>
        <translation>%1 为 %2，代码包最大 %3。</translation>
    </message>
    <message>
        <source>%1 has the name of neither a ZIP nor a JAR file: the platform may refuse it.</source>
        <translation>%1 的名称既不是 ZIP 也不是 JAR 文件，平台可能会拒绝。</translation>
    </message>
    <message>
        <source>The bucket is in %1 and the function in %2: the platform may refuse to fetch the code from there.</source>
        <translation>存储桶在 %1，函数在 %2，平台可能拒绝从该处获取代码。</translation>
    </message>
    <message>
        <source>%1 is in the bucket %2 (%3, %4).</source>
        <translation>%1 在存储桶 %2 中（%3，%4）。</translation>
    </message>
    <message>
        <source>The address names a place in the bucket %1, not an object.</source>
        <translation>该地址指向存储桶 %1 中的一个目录，而不是对象。</translation>
    </message>
    <message>
        <source>The region of the bucket %1 is not told: choose it.</source>
        <translation>未指明存储桶 %1 的地域：请选择。</translation>
    </message>
</context>
<context>
    <name>Scf::CosRegionBox</name>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Region of the bucket</source>
        <translation>存储桶所在地域</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>全部地域</translation>
    </message>
</context>
<context>
    <name>Scf::CredentialStore</name>
    <message numerus="yes">
        <source>The credential store did not answer within %n second(s).</source>
        <translation>
            <numerusform>系统密钥库在 %n 秒内没有响应。</numerusform>
        </translation>
    </message>
    <message>
        <source>No credential store answers on this computer.</source>
        <translation>本机没有可用的系统密钥库。</translation>
    </message>
</context>
<context>
    <name>Scf::DeployedCodeDialog</name>
    <message>
        <source>Download the Deployed Code</source>
        <translation>下载已部署的代码</translation>
    </message>
    <message>
        <source>The code that %1 runs now goes to:</source>
        <translation>将 %1 当前运行的代码保存到：</translation>
    </message>
    <message>
        <source>ZIP file</source>
        <translation>ZIP 文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The ZIP is unpacked into a new or empty folder.</source>
        <translation>ZIP 将解压到新建的或空的文件夹。</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Opens a dialog to choose where the code goes.</source>
        <translation>打开对话框，选择代码的保存位置。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Shows what is in the deployed code.</source>
        <translation>显示已部署代码的内容。</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Choose the ZIP File</source>
        <translation>选择 ZIP 文件</translation>
    </message>
    <message>
        <source>Choose an Empty Folder</source>
        <translation>选择空文件夹</translation>
    </message>
    <message>
        <source>ZIP files (*.zip)</source>
        <translation>ZIP 文件 (*.zip)</translation>
    </message>
    <message>
        <source>Asking for the code…</source>
        <translation>正在请求代码…</translation>
    </message>
    <message>
        <source>Downloading: %1 of %2</source>
        <translation>正在下载：%1 / %2</translation>
    </message>
    <message>
        <source>Downloading: %1</source>
        <translation>正在下载：%1</translation>
    </message>
    <message>
        <source>Unpacking: %1 of %2</source>
        <translation>正在解压：%1 / %2</translation>
    </message>
    <message>
        <source>Downloaded: this is exactly what %1 runs.</source>
        <translation>已下载：这正是 %1 运行的代码。</translation>
    </message>
    <message>
        <source>Downloaded, but not compared: the service did not tell the SHA-256 of what %1 runs.</source>
        <translation>已下载，但未比对：服务没有给出 %1 所运行代码的 SHA-256。</translation>
    </message>
    <message>
        <source>Not kept: what came is not what the service says that %1 runs.</source>
        <translation>未保留：下载的内容与服务所说 %1 运行的代码不一致。</translation>
    </message>
    <message>
        <source>Contents of the Deployed Code</source>
        <translation>已部署代码的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::DesktopLink</name>
    <message>
        <source>An update of %1 runs.</source>
        <translation>正在更新 %1。</translation>
    </message>
</context>
<context>
    <name>Scf::EditedCodeText</name>
    <message>
        <source>It goes as CodeSource=Inline: this file is the whole package.</source>
        <translation>将以 CodeSource=Inline 发送：代码包只有这一个文件。</translation>
    </message>
    <message numerus="yes">
        <source>It goes in a repacked ZIP, with %n other file(s).</source>
        <translation>
            <numerusform>将连同另外 %n 个文件重新打包为 ZIP 发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>It goes in a repacked ZIP.</source>
        <translation>将重新打包为 ZIP 发送。</translation>
    </message>
</context>
<context>
    <name>Scf::EditorDialog</name>
    <message>
        <source>Choose the folder with your code, or edit what is deployed.</source>
        <translation>请选择代码所在的文件夹，或编辑已部署的代码。</translation>
    </message>
    <message>
        <source>Unsaved work cannot be kept: %1</source>
        <translation>未保存的内容无法暂存：%1</translation>
    </message>
    <message>
        <source>Edit the Code</source>
        <translation>编辑代码</translation>
    </message>
    <message>
        <source>Edit the Code of %1</source>
        <translation>编辑 %1 的代码</translation>
    </message>
    <message>
        <source>The code that the function runs is being downloaded.</source>
        <translation>正在下载函数当前运行的代码。</translation>
    </message>
    <message>
        <source>The package is being read.</source>
        <translation>正在读取代码包。</translation>
    </message>
    <message>
        <source>The package could not be read: %1</source>
        <translation>无法读取代码包：%1</translation>
    </message>
    <message>
        <source>The package holds no text file of at most 1 MB.</source>
        <translation>代码包中没有不超过 1 MB 的文本文件。</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB: edit it in another editor.</source>
        <translation>%1 超过 1 MB，请用其他编辑器编辑。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8: it is shown and cannot be edited.</source>
        <translation>%1 不是 UTF-8 编码，只能查看，不能编辑。</translation>
    </message>
    <message>
        <source>Unsaved work of %1 was brought back.</source>
        <translation>已恢复 %1 未保存的内容。</translation>
    </message>
    <message>
        <source>Unsaved work of %1 was brought back; the file has changed since.</source>
        <translation>已恢复 %1 未保存的内容；此后该文件又有改动。</translation>
    </message>
    <message>
        <source>Discard It</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Error, line %1: %2</source>
        <translation>错误，第 %1 行：%2</translation>
    </message>
    <message>
        <source>Warning, line %1: %2</source>
        <translation>警告，第 %1 行：%2</translation>
    </message>
    <message>
        <source>No changes.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Changed, not sent.</source>
        <translation>已改动，尚未发送。</translation>
    </message>
    <message>
        <source>Saved to the folder, not sent.</source>
        <translation>已保存到文件夹，尚未发送。</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>已发送。</translation>
    </message>
    <message>
        <source>Line %1, column %2 · %3</source>
        <translation>第 %1 行，第 %2 列 · %3</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>无法保存 %1：%2</translation>
    </message>
    <message>
        <source>The File Has Changed</source>
        <translation>文件已被改动</translation>
    </message>
    <message>
        <source>%1 was changed on disk since it was opened here.</source>
        <translation>%1 在此处打开之后，磁盘上的文件又有改动。</translation>
    </message>
    <message>
        <source>Overwriting loses what was changed there.</source>
        <translation>覆盖会丢失磁盘上的改动。</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>%1 was changed on disk. Your changes here are kept.</source>
        <translation>磁盘上的 %1 已被改动，您在此处的改动仍保留。</translation>
    </message>
    <message>
        <source>Load It</source>
        <translation>载入</translation>
    </message>
    <message>
        <source>Go to Line</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>Line number, 1 to %1:</source>
        <translation>行号（1 到 %1）：</translation>
    </message>
    <message>
        <source>Code of</source>
        <translation>代码来自</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Edits a file of the chosen folder.</source>
        <translation>编辑所选文件夹中的文件。</translation>
    </message>
    <message>
        <source>Deployed</source>
        <translation>已部署</translation>
    </message>
    <message>
        <source>Edits a file of the code that the function runs now.</source>
        <translation>编辑函数当前运行的代码中的文件。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Tab indents; Esc, then Tab leaves the text. Ctrl+F finds, Ctrl+H replaces, Ctrl+G goes to a line, F8 to the next problem.</source>
        <translation>Tab 缩进；先按 Esc 再按 Tab 离开编辑区。Ctrl+F 查找，Ctrl+H 替换，Ctrl+G 转到行，F8 转到下一个问题。</translation>
    </message>
    <message>
        <source>Save to Folder</source>
        <translation>保存到文件夹</translation>
    </message>
    <message>
        <source>Writes the file into the folder. Nothing is sent.</source>
        <translation>把文件写入文件夹，不发送任何内容。</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Takes all changes back. Undo brings them back again.</source>
        <translation>撤回所有改动；可以用“撤销”恢复。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>Scf::EditorRow</name>
    <message>
        <source>Edit one file of the code, here in the window</source>
        <translation>在窗口中编辑代码的一个文件</translation>
    </message>
    <message>
        <source>%1 of the deployed code, as edited</source>
        <translation>已部署代码中的 %1（已编辑）</translation>
    </message>
    <message>
        <source>%1 of %2, as edited</source>
        <translation>%2 中的 %1（已编辑）</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Opens the editor.</source>
        <translation>打开编辑器。</translation>
    </message>
</context>
<context>
    <name>Scf::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Scf::ErrorCodeModel</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>含义</translation>
    </message>
</context>
<context>
    <name>Scf::ErrorCodesDialog</name>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n 个错误码</numerusform>
        </translation>
    </message>
    <message>
        <source>No code has all of these words.</source>
        <translation>没有错误码同时包含这些文字。</translation>
    </message>
    <message>
        <source>What is live</source>
        <translation>当前运行的代码</translation>
    </message>
    <message>
        <source>Likely causes</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可以怎样处理</translation>
    </message>
    <message>
        <source>Codes that mean the same</source>
        <translation>含义相同的错误码</translation>
    </message>
    <message>
        <source>Copy the text about this code</source>
        <translation>复制此错误码的说明</translation>
    </message>
    <message>
        <source>Error Codes</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Code or words</source>
        <translation>错误码或文字</translation>
    </message>
    <message>
        <source>Search error codes</source>
        <translation>搜索错误码</translation>
    </message>
    <message>
        <source>Error codes</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>About the code</source>
        <translation>错误码详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::ExecutableFactsText</name>
    <message>
        <source>number %1</source>
        <translation>编号 %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>%1 is an operating system, %2 a kind of processor</extracomment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>x86-64 with addresses of 32 bits</source>
        <translation>32 位地址的 x86-64</translation>
    </message>
</context>
<context>
    <name>Scf::ExecutableText</name>
    <message>
        <source>%1 begins with a byte order mark, so it cannot be started.</source>
        <translation>%1 以字节顺序标记（BOM）开头，无法启动。</translation>
    </message>
    <message>
        <source>Lines of %1 end as on Windows (CRLF): commands may fail.</source>
        <translation>%1 中含有 Windows 换行符（CRLF），命令可能执行失败。</translation>
    </message>
    <message>
        <source>%1 does not begin with #! and an interpreter, so it cannot be started.</source>
        <translation>%1 开头没有 #! 和解释器，无法启动。</translation>
    </message>
    <message>
        <source>%1 is not marked as executable, so it cannot be started.</source>
        <translation>%1 没有可执行权限，无法启动。</translation>
    </message>
    <message>
        <source>Needing glibc 2.%1, while the platform may have only 2.%2: %3.</source>
        <translation>需要 glibc 2.%1，而平台可能只有 2.%2：%3。</translation>
    </message>
    <message>
        <source>%1 is empty: there is nothing to start.</source>
        <translation>%1 是空文件，没有可启动的内容。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 can be started: it cannot be read.</source>
        <translation>无法判断 %1 能否启动：无法读取该文件。</translation>
    </message>
    <message>
        <source>The platform can start %1.</source>
        <translation>平台可以启动 %1。</translation>
    </message>
    <message>
        <source>%1 is made for macOS; the platform needs one for Linux on x86-64.</source>
        <translation>%1 为 macOS 生成，而平台需要 Linux x86-64 版本。</translation>
    </message>
    <message>
        <source>%1 is made for Windows; the platform needs one for Linux on x86-64.</source>
        <translation>%1 为 Windows 生成，而平台需要 Linux x86-64 版本。</translation>
    </message>
    <message>
        <source>%1 is a library, not a program: Go makes programs only of the package main.</source>
        <translation>%1 是库而不是程序：Go 只会把 main 包编译为程序。</translation>
    </message>
    <message>
        <source>%1 is a library, not a program.</source>
        <translation>%1 是库，不是程序。</translation>
    </message>
    <message>
        <source>%1 is made for %2; the platform needs one for Linux on x86-64.</source>
        <extracomment>%2 is a system and a processor, such as &quot;Linux on ARM64&quot;.</extracomment>
        <translation>%1 为 %2 生成，而平台需要 Linux x86-64 版本。</translation>
    </message>
    <message>
        <source>%1 needs the C library musl, which the platform lacks: link it statically, or build it with glibc.</source>
        <translation>%1 需要 C 库 musl，而平台上没有它：请静态链接，或使用 glibc 编译。</translation>
    </message>
    <message>
        <source>%1 is started by %2, which the platform lacks.</source>
        <translation>%1 由 %2 启动，而平台上没有它。</translation>
    </message>
    <message>
        <source>%1 is started by %2, which the platform may lack.</source>
        <translation>%1 由 %2 启动，而平台上可能没有它。</translation>
    </message>
    <message>
        <source>%1 needs glibc 2.%2, but the platform may have only 2.%3: build it on an older system, or link it statically.</source>
        <translation>%1 需要 glibc 2.%2，而平台可能只有 2.%3：请在较旧的系统上编译，或静态链接。</translation>
    </message>
    <message>
        <source>%1 is saved as UTF-16, so it cannot be started: save it as UTF-8.</source>
        <translation>%1 以 UTF-16 保存，无法启动：请保存为 UTF-8。</translation>
    </message>
    <message>
        <source>%1 is neither a script nor a program for Linux.</source>
        <translation>%1 既不是脚本，也不是 Linux 程序。</translation>
    </message>
    <message>
        <source>%1 is a text; the platform needs the program that Go makes.</source>
        <translation>%1 是文本文件，而平台需要 Go 编译出的程序。</translation>
    </message>
    <message>
        <source>Lines of %1 end with CR alone, so it cannot be started.</source>
        <translation>%1 只用 CR 换行，无法启动。</translation>
    </message>
    <message>
        <source>The #! line of %1 ends as on Windows (CRLF), so it cannot be started.</source>
        <translation>%1 的 #! 行使用 Windows 换行符（CRLF），无法启动。</translation>
    </message>
    <message>
        <source>%1 asks for %2, which the platform lacks.</source>
        <translation>%1 需要 %2，而平台上没有它。</translation>
    </message>
    <message>
        <source>%1 asks for %2, which is not of the runtime %3.</source>
        <translation>%1 需要 %2，它不属于运行环境 %3。</translation>
    </message>
    <message>
        <source>%1 asks for %2, which the platform may lack.</source>
        <translation>%1 需要 %2，而平台上可能没有它。</translation>
    </message>
    <message>
        <source>%1 uses what is not of the runtime %2: %3.</source>
        <translation>%1 使用了不属于运行环境 %2 的内容：%3。</translation>
    </message>
    <message>
        <source>Made for macOS, and nothing in the package takes their place on Linux: %1.</source>
        <translation>为 macOS 生成，代码包中没有可在 Linux 上替代的文件：%1。</translation>
    </message>
    <message>
        <source>Made for Windows, and nothing in the package takes their place on Linux: %1.</source>
        <translation>为 Windows 生成，代码包中没有可在 Linux 上替代的文件：%1。</translation>
    </message>
    <message>
        <source>Made for another processor or system than Linux on x86-64: %1.</source>
        <translation>为 Linux x86-64 以外的处理器或系统生成：%1。</translation>
    </message>
    <message>
        <source>Made for the C library musl, while the platform has glibc: %1.</source>
        <translation>为 C 库 musl 生成，而平台使用 glibc：%1。</translation>
    </message>
    <message>
        <source>Programs that are not marked as executable, so nothing can start them: %1.</source>
        <translation>没有可执行权限、无法被启动的程序：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n compiled file(s) fit Linux on x86-64.</source>
        <translation>
            <numerusform>%n 个编译文件适用于 Linux x86-64。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ExpiryLabel</name>
    <message>
        <source>Has expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Expires in less than a minute</source>
        <translation>不到 1 分钟后过期</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后过期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n hour(s)</source>
        <translation>
            <numerusform>%n 小时后过期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s)</source>
        <translation>
            <numerusform>%n 天后过期</numerusform>
        </translation>
    </message>
    <message>
        <source>Temporary; its end is not known</source>
        <translation>临时密钥，过期时间未知</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>So many minutes are left; short</extracomment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>So many hours are left; short</extracomment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>So many days are left; short</extracomment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is &quot;Expires in 42 minutes&quot;, %2 a time</extracomment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Scf::FaultMenu</name>
    <message>
        <source>&amp;Make the Next Request Fail</source>
        <translation>让下一个请求失败(&amp;M)</translation>
    </message>
    <message>
        <source>Done, but the answer is lost</source>
        <translation>已执行，但应答丢失</translation>
    </message>
    <message>
        <source>The connection closes before anything is done</source>
        <translation>尚未执行，连接就已断开</translation>
    </message>
    <message>
        <source>Done, but the answer breaks off</source>
        <translation>已执行，但应答中途中断</translation>
    </message>
    <message>
        <source>A gateway answers in HTML (502)</source>
        <translation>网关返回 HTML 页面（502）</translation>
    </message>
    <message>
        <source>The answer is not JSON</source>
        <translation>应答不是 JSON</translation>
    </message>
    <message>
        <source>No answer at all</source>
        <translation>一直没有应答</translation>
    </message>
    <message>
        <source>A slow link</source>
        <translation>网速很慢</translation>
    </message>
    <message>
        <source>Clocks 15 minutes apart</source>
        <translation>时钟相差 15 分钟</translation>
    </message>
    <message>
        <source>Accepted, then rejected</source>
        <translation>已受理，随后被拒绝</translation>
    </message>
    <message>
        <source>Accepted, but begins late</source>
        <translation>已受理，但稍后才开始</translation>
    </message>
</context>
<context>
    <name>Scf::FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>已替换 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Which of the places where the text was found is selected.</extracomment>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 处</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace All</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>Close the Find Bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Return goes to the next place.</source>
        <translation>按回车键转到下一处。</translation>
    </message>
    <message>
        <source>Takes the place of what was found.</source>
        <translation>用来替换找到的内容。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>Scf::FindFunctionDialog</name>
    <message>
        <source>Looked into %1 of %2 regions.</source>
        <translation>已查找 %1 个地域，共 %2 个。</translation>
    </message>
    <message>
        <source>Stopped before it was found.</source>
        <translation>已停止，尚未找到。</translation>
    </message>
    <message>
        <source>It is in none of the places that could be read.</source>
        <translation>在所有能读取的位置都没有找到。</translation>
    </message>
    <message numerus="yes">
        <source>Found in %n place(s).</source>
        <translation>
            <numerusform>在 %n 处找到。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) could not be read: %1</source>
        <translation>
            <numerusform>%n 个地域无法读取：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Find the Function</source>
        <translation>查找函数</translation>
    </message>
    <message>
        <source>%1 is not in namespace %2 of %3. It may be elsewhere under the same name.</source>
        <translation>%3 的命名空间 %2 中没有 %1，它可能以相同的名称位于别处。</translation>
    </message>
    <message>
        <source>Places that have the function</source>
        <translation>有该函数的位置</translation>
    </message>
    <message>
        <source>Regions looked into</source>
        <translation>已查找的地域</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Goes to the chosen region and namespace.</source>
        <translation>切换到所选的地域和命名空间。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::FindingRow</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Read by a screen reader. %1 is &quot;Passed&quot;, &quot;Warning&quot; or &quot;Error&quot;, %2 a sentence</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Scf::FindingsList</name>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n 项通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 项警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 项错误</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the parts of &quot;9 passed, 2 warnings&quot;</extracomment>
        <translation>，</translation>
    </message>
    <message>
        <source>Everything is fine.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Hide the checks that passed</source>
        <translation>隐藏已通过的检查</translation>
    </message>
    <message>
        <source>Show the checks that passed</source>
        <translation>显示已通过的检查</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>尚未检查</translation>
    </message>
</context>
<context>
    <name>Scf::FunctionCheckText</name>
    <message>
        <source>%1 is Active.</source>
        <translation>%1 状态正常。</translation>
    </message>
    <message>
        <source>%1 is being created: wait until it is Active.</source>
        <translation>%1 正在创建，请等到状态变为“正常”。</translation>
    </message>
    <message>
        <source>%1 is being updated: wait until it is Active.</source>
        <translation>%1 正在更新，请等到状态变为“正常”。</translation>
    </message>
    <message>
        <source>A version of %1 is being published: wait until it is Active.</source>
        <translation>%1 正在发布版本，请等到状态变为“正常”。</translation>
    </message>
    <message>
        <source>The last update of %1 failed; this one can repair it.</source>
        <translation>%1 上次更新失败，这次更新可以修复。</translation>
    </message>
    <message>
        <source>The last version of %1 could not be published; this update can repair it.</source>
        <translation>%1 上次发布版本失败，这次更新可以修复。</translation>
    </message>
    <message>
        <source>%1 could not be created: delete it and create it again.</source>
        <translation>%1 创建失败，请删除后重新创建。</translation>
    </message>
    <message>
        <source>%1 is being deleted.</source>
        <translation>%1 正在删除。</translation>
    </message>
    <message>
        <source>%1 could not be deleted and takes no update.</source>
        <translation>%1 删除失败，不能更新。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 takes an update: its status is not known.</source>
        <translation>%1 的状态未知，无法确定能否更新。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 takes an update in the status %2.</source>
        <translation>%1 的状态为 %2，无法确定能否更新。</translation>
    </message>
    <message>
        <source>There is no namespace %1 in %2 any more.</source>
        <translation>地域 %2 中已没有命名空间 %1。</translation>
    </message>
    <message>
        <source>There is no function %1 in the namespace %2 of %3 any more.</source>
        <extracomment>%1 is a function, %2 a namespace, %3 a region</extracomment>
        <translation>地域 %3 的命名空间 %2 中已没有函数 %1。</translation>
    </message>
</context>
<context>
    <name>Scf::FunctionListModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>运行环境</translation>
    </message>
</context>
<context>
    <name>Scf::FunctionSearch</name>
    <message>
        <source>%1 · namespace %2</source>
        <translation>%1 · 命名空间 %2</translation>
    </message>
    <message>
        <source>%1, %2, changed %3</source>
        <translation>%1，%2，修改于 %3</translation>
    </message>
</context>
<context>
    <name>Scf::FunctionsPanel</name>
    <message>
        <source>The functions could not be listed</source>
        <translation>无法获取函数列表</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No function matches</source>
        <translation>没有匹配的函数</translation>
    </message>
    <message>
        <source>No name or description holds “%1”.</source>
        <translation>没有函数的名称或描述包含“%1”。</translation>
    </message>
    <message>
        <source>Clear the Search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>No functions here</source>
        <translation>这里没有函数</translation>
    </message>
    <message>
        <source>This region and namespace hold no function. Choose another one above, or create one in the console.</source>
        <translation>当前地域和命名空间下没有函数。请在上方切换，或在控制台新建函数。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Listing functions…</source>
        <translation>正在获取函数列表…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n function(s)…</source>
        <translation>
            <numerusform>已获取 %1 个，共 %n 个函数…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) · refreshed %1</source>
        <translation>
            <numerusform>%n 个函数 · %1 刷新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n function(s) shown</source>
        <translation>
            <numerusform>显示 %1 个，共 %n 个函数</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is incomplete: %1</source>
        <translation>列表不完整：%1</translation>
    </message>
    <message>
        <source>Search functions</source>
        <translation>搜索函数</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>函数列表</translation>
    </message>
    <message>
        <source>Shows only the functions whose name or description holds the text.</source>
        <translation>只显示名称或描述中包含该文字的函数。</translation>
    </message>
</context>
<context>
    <name>Scf::HandlerCheckText</name>
    <message>
        <source>%1 has the form %2.</source>
        <translation>%1 符合“%2”格式。</translation>
    </message>
    <message>
        <source>%1 is the handler that the function has.</source>
        <translation>%1 是函数当前的执行方法。</translation>
    </message>
    <message>
        <source>Cannot tell whether the package fits the function&apos;s handler %1.</source>
        <translation>无法确定代码包是否与函数的执行方法 %1 匹配。</translation>
    </message>
    <message>
        <source>%1 is at the root of the package.</source>
        <translation>%1 在代码包的根目录下。</translation>
    </message>
    <message>
        <source>%1 is not at the root of the package: everything lies in %2.</source>
        <translation>%1 不在代码包的根目录下：所有文件都在 %2 中。</translation>
    </message>
    <message>
        <source>%1 is not at the root of the package, only %2: upper and lower case count.</source>
        <translation>代码包的根目录下没有 %1，只有 %2：区分大小写。</translation>
    </message>
    <message>
        <source>%1 is not at the root of the package, but in %2.</source>
        <translation>%1 不在代码包的根目录下，而在 %2 中。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 fits: there is a problem with it.</source>
        <translation>%1 存在问题，无法确定是否匹配。</translation>
    </message>
    <message>
        <source>%1 is not at the root of the package.</source>
        <translation>代码包的根目录下没有 %1。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 defines %2: it is no source at the root.</source>
        <translation>无法确定 %1 是否定义了 %2：它不是根目录下的源文件。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 defines %2: it cannot be read.</source>
        <translation>无法确定 %1 是否定义了 %2：文件无法读取。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 defines %2: it is too large to be read.</source>
        <translation>无法确定 %1 是否定义了 %2：文件过大，未读取。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 defines %2: it is not UTF-8.</source>
        <translation>无法确定 %1 是否定义了 %2：文件不是 UTF-8 编码。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 defines %2: its text is not clear.</source>
        <translation>无法确定 %1 是否定义了 %2：代码难以解析。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 defines %2: it takes in other files.</source>
        <translation>无法确定 %1 是否定义了 %2：它引入了其他文件。</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 defines %2: that shows when it runs.</source>
        <translation>无法确定 %1 是否定义了 %2：运行时才能知道。</translation>
    </message>
    <message>
        <source>defined in %1, line %2</source>
        <translation>定义于 %1 第 %2 行</translation>
    </message>
    <message>
        <source>%1 does not define %2.</source>
        <translation>%1 没有定义 %2。</translation>
    </message>
    <message>
        <source>Cannot tell whether the package fits: the function&apos;s present handler is not known.</source>
        <translation>函数当前的执行方法未知，无法确定代码包是否匹配。</translation>
    </message>
    <message>
        <source>Cannot tell whether the package fits %1: the runtime %2 is not known here.</source>
        <translation>不认识运行环境 %2，无法确定代码包是否与 %1 匹配。</translation>
    </message>
    <message>
        <source>file.function</source>
        <extracomment>The form of a handler: the name of a file and of a function in it.</extracomment>
        <translation>文件名.函数名</translation>
    </message>
    <message>
        <source>defined in %1</source>
        <translation>定义于 %1</translation>
    </message>
    <message>
        <source>Cannot tell whether %1 has the method %2: it may inherit it.</source>
        <translation>无法确定 %1 是否有方法 %2：可能是继承来的。</translation>
    </message>
    <message>
        <source>%1 is in the package.</source>
        <translation>%1 在代码包中。</translation>
    </message>
    <message>
        <source>Cannot tell whether the package holds %1: it may be in a JAR.</source>
        <translation>无法确定代码包是否包含 %1：它可能在 JAR 中。</translation>
    </message>
    <message>
        <source>package.Class::method</source>
        <extracomment>The form of a handler: a class with its package and a method of it.</extracomment>
        <translation>包名.类名::方法名</translation>
    </message>
    <message>
        <source>%1 is not at the root of the package; %2 is for another kind of function.</source>
        <translation>代码包的根目录下没有 %1；%2 用于另一类函数。</translation>
    </message>
    <message>
        <source>executable</source>
        <extracomment>The form of a handler: the name of an executable file.</extracomment>
        <translation>可执行文件名</translation>
    </message>
    <message>
        <source>The handler of a custom runtime is free: bootstrap receives it.</source>
        <translation>自定义运行环境的执行方法没有格式要求，会传给 bootstrap。</translation>
    </message>
    <message>
        <source>A web function has no handler: leave the box empty.</source>
        <translation>Web 函数没有执行方法，请留空。</translation>
    </message>
    <message>
        <source>A web function needs no handler: scf_bootstrap starts it.</source>
        <translation>Web 函数不需要执行方法，由 scf_bootstrap 启动。</translation>
    </message>
    <message>
        <source>An image function has no handler: leave the box empty.</source>
        <translation>镜像函数没有执行方法，请留空。</translation>
    </message>
    <message>
        <source>An image function needs no handler.</source>
        <translation>镜像函数不需要执行方法。</translation>
    </message>
</context>
<context>
    <name>Scf::HandlerField</name>
    <message>
        <source>Handler</source>
        <translation>执行方法</translation>
    </message>
    <message>
        <source>Handlers in the package</source>
        <translation>代码包中的执行方法</translation>
    </message>
    <message>
        <source>Handlers found in the package (Alt+Down)</source>
        <translation>在代码包中找到的执行方法 (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>Scf::HandlerFormText</name>
    <message>
        <source>A handler holds no spaces.</source>
        <translation>执行方法不能包含空格。</translation>
    </message>
    <message>
        <source>A handler holds only letters, digits, _ and -.</source>
        <translation>执行方法只能包含字母、数字、_ 和 -。</translation>
    </message>
    <message>
        <source>A handler holds only letters, digits, _ and -, not %1.</source>
        <translation>执行方法只能包含字母、数字、_ 和 -，不能包含 %1。</translation>
    </message>
    <message>
        <source>%1 is shorter than the 2 characters that the documentation asks for.</source>
        <translation>%1 不足 2 个字符，不符合文档要求。</translation>
    </message>
    <message>
        <source>%1 does not start with a letter, as the documentation asks.</source>
        <translation>%1 不以字母开头，不符合文档要求。</translation>
    </message>
    <message>
        <source>%1 does not end with a letter, as the documentation asks.</source>
        <translation>%1 不以字母结尾，不符合文档要求。</translation>
    </message>
    <message>
        <source>The handler is too long: its two parts have at most 60 characters each.</source>
        <translation>执行方法过长：前后两部分各不能超过 60 个字符。</translation>
    </message>
    <message>
        <source>A handler names a file at the root of the package, without a folder.</source>
        <translation>执行方法写的是代码包根目录下的文件，不带文件夹。</translation>
    </message>
    <message>
        <source>The handler has the form file.function, such as index.main_handler.</source>
        <translation>执行方法的格式为“文件名.函数名”，例如 index.main_handler。</translation>
    </message>
    <message>
        <source>%1 has more than 60 characters.</source>
        <translation>%1 超过 60 个字符。</translation>
    </message>
    <message>
        <source>A handler starts with a letter, but %1 does not.</source>
        <translation>执行方法必须以字母开头，%1 不是。</translation>
    </message>
    <message>
        <source>A handler ends with a letter or a digit, but %1 does not.</source>
        <translation>执行方法必须以字母或数字结尾，%1 不是。</translation>
    </message>
    <message>
        <source>The handler has the form package.Class::method, such as example.Hello::mainHandler.</source>
        <translation>执行方法的格式为“包名.类名::方法名”，例如 example.Hello::mainHandler。</translation>
    </message>
    <message>
        <source>The handler is too long.</source>
        <translation>执行方法过长。</translation>
    </message>
    <message>
        <source>The handler is too long: it has at most 60 characters.</source>
        <translation>执行方法过长：不能超过 60 个字符。</translation>
    </message>
    <message>
        <source>The handler of a Go function is the name of the executable, usually main.</source>
        <translation>Go 函数的执行方法是可执行文件名，通常为 main。</translation>
    </message>
    <message>
        <source>The handler is longer than the platform may take.</source>
        <translation>执行方法过长，平台可能不接受。</translation>
    </message>
    <message>
        <source>The handler holds characters that cannot be seen.</source>
        <translation>执行方法中有不可见字符。</translation>
    </message>
</context>
<context>
    <name>Scf::HistoryModel</name>
    <message>
        <source>Cut short</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>已上线</translation>
    </message>
    <message>
        <source>Active, not verifiable</source>
        <translation>已激活，无法核对</translation>
    </message>
    <message>
        <source>Update failed</source>
        <translation>更新失败</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>未更改</translation>
    </message>
    <message>
        <source>End not awaited</source>
        <translation>未等待结束</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>执行方法</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>RequestId</source>
        <translation>RequestId</translation>
    </message>
</context>
<context>
    <name>Scf::HistoryView</name>
    <message>
        <source>Another running SCF Desktop works on it.</source>
        <translation>另一个正在运行的 SCF Desktop 正在处理它。</translation>
    </message>
    <message>
        <source>SCF Desktop ended in the middle of it. What became of it is found out as soon as an account with its endpoint and SecretId is opened.</source>
        <translation>SCF Desktop 在更新中途退出。打开具有相同接入点和 SecretId 的账号后，会立即查明结果。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>根目录</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1（%2 字节）</translation>
    </message>
    <message>
        <source>With installation of the dependencies</source>
        <translation>同时安装依赖</translation>
    </message>
    <message>
        <source>With a new version</source>
        <translation>同时发布新版本</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>正在读取历史记录…</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>无法读取历史记录</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No update was tried yet</source>
        <translation>还没有更新过</translation>
    </message>
    <message>
        <source>Each update stands here from the moment it begins, whatever becomes of it.</source>
        <translation>每次更新从开始起就会记录在这里，无论结果如何。</translation>
    </message>
    <message>
        <source>No update matches</source>
        <translation>没有匹配的更新</translation>
    </message>
    <message>
        <source>Show All Updates</source>
        <translation>显示全部更新</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n 次更新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) match</source>
        <translation>
            <numerusform>%n 次更新匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy RequestId</source>
        <translation>复制 RequestId</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the History</source>
        <translation>导出历史记录</translation>
    </message>
    <message>
        <source>Stop Exporting</source>
        <translation>停止导出</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) were written to %1.</source>
        <translation>
            <numerusform>已将 %n 次更新写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The history could not be exported: %1</source>
        <translation>无法导出历史记录：%1</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This Function</source>
        <translation>此函数</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Details of the update</source>
        <translation>更新详情</translation>
    </message>
    <message>
        <source>Select an update to see all that is known about it.</source>
        <translation>选择一次更新，查看其全部信息。</translation>
    </message>
    <message>
        <source>Use Again</source>
        <translation>再次使用</translation>
    </message>
    <message>
        <source>Puts function, source, handler and options of this update into the form. Nothing is sent yet.</source>
        <translation>将此次更新的函数、来源、执行方法和选项填入表单，不会立即发送。</translation>
    </message>
    <message>
        <source>Copy the Row</source>
        <translation>复制此行</translation>
    </message>
    <message>
        <source>Shows only the updates that hold the text.</source>
        <translation>只显示包含该文字的更新。</translation>
    </message>
    <message>
        <source>Copy As…</source>
        <translation>复制为…</translation>
    </message>
</context>
<context>
    <name>Scf::IgnoreDialog</name>
    <message>
        <source>Data of Git</source>
        <translation>Git 数据</translation>
    </message>
    <message>
        <source>Data of Subversion and Mercurial</source>
        <translation>Subversion 与 Mercurial 数据</translation>
    </message>
    <message>
        <source>Caches of Python</source>
        <translation>Python 缓存</translation>
    </message>
    <message>
        <source>Files of the macOS desktop</source>
        <translation>macOS 桌面文件</translation>
    </message>
    <message>
        <source>Files of the Windows desktop</source>
        <translation>Windows 桌面文件</translation>
    </message>
    <message>
        <source>Settings of editors</source>
        <translation>编辑器设置</translation>
    </message>
    <message>
        <source>The ignore file itself</source>
        <translation>忽略规则文件本身</translation>
    </message>
    <message>
        <source>Use .gitignore</source>
        <translation>使用 .gitignore</translation>
    </message>
    <message>
        <source>Ignore Rules</source>
        <translation>忽略规则</translation>
    </message>
    <message>
        <source>Your own &amp;rules for this function</source>
        <translation>此函数的自定义规则(&amp;R)</translation>
    </message>
    <message>
        <source>One rule per line, as in a .gitignore: *.log leaves out files of that name everywhere, /test/ a folder at the top, and !keep.log takes a file again.</source>
        <translation>每行一条规则，语法与 .gitignore 相同：*.log 排除所有同类文件，/test/ 排除顶层文件夹，!keep.log 重新包含该文件。</translation>
    </message>
    <message>
        <source>Your own rules</source>
        <translation>自定义规则</translation>
    </message>
    <message>
        <source>A .scfignore in the folder takes its place.</source>
        <translation>文件夹中若有 .scfignore，则以它为准。</translation>
    </message>
    <message>
        <source>What no function needs</source>
        <translation>函数都用不到的内容</translation>
    </message>
</context>
<context>
    <name>Scf::ImageCheckText</name>
    <message>
        <source>An image URI has no https:// before it.</source>
        <translation>镜像 URI 前面不带 https://。</translation>
    </message>
    <message>
        <source>An image URI holds no spaces.</source>
        <translation>镜像 URI 中不能有空格。</translation>
    </message>
    <message>
        <source>The image URI does not begin with the domain of a registry, such as %1.</source>
        <translation>镜像 URI 不是以镜像仓库的域名开头，例如 %1。</translation>
    </message>
    <message>
        <source>The image URI names no namespace: domain/namespace/image:tag.</source>
        <translation>镜像 URI 缺少命名空间：域名/命名空间/镜像:标签。</translation>
    </message>
    <message>
        <source>“%1” cannot be a part of an image&apos;s name.</source>
        <translation>“%1”不能作为镜像名称的一部分。</translation>
    </message>
    <message>
        <source>The image URI has neither a tag (:1.0) nor a digest (@sha256:…).</source>
        <translation>镜像 URI 既没有标签（:1.0），也没有摘要（@sha256:…）。</translation>
    </message>
    <message>
        <source>“%1” cannot be a tag.</source>
        <translation>“%1”不能作为标签。</translation>
    </message>
    <message>
        <source>The digest is not sha256: and 64 digits of hex.</source>
        <translation>摘要应为 sha256: 加 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>The tag “latest” can mean another image tomorrow: name a version.</source>
        <translation>标签“latest”明天可能指向另一个镜像：请写明版本。</translation>
    </message>
    <message>
        <source>The image URI is complete.</source>
        <translation>镜像 URI 完整。</translation>
    </message>
    <message>
        <source>An image of an enterprise registry needs its RegistryId.</source>
        <translation>企业版镜像仓库的镜像需要填写 RegistryId。</translation>
    </message>
    <message>
        <source>A RegistryId looks like tcr-12345678; “%1” does not.</source>
        <translation>RegistryId 的形式如 tcr-12345678，“%1”不是。</translation>
    </message>
    <message>
        <source>This domain belongs to an enterprise registry: choose Enterprise and give its RegistryId.</source>
        <translation>该域名属于企业版镜像仓库：请选择“企业版”并填写 RegistryId。</translation>
    </message>
    <message>
        <source>The port is 9000 for an image that serves HTTP, or -1 for a job.</source>
        <translation>提供 HTTP 服务的镜像端口为 9000，任务型镜像为 -1。</translation>
    </message>
    <message>
        <source>This function runs an image: choose Image above.</source>
        <translation>该函数运行的是镜像：请在上方选择“镜像”。</translation>
    </message>
    <message>
        <source>Only a function that was made for images takes one; this one runs %1.</source>
        <translation>只有镜像函数才能使用镜像；该函数运行 %1。</translation>
    </message>
    <message>
        <source>This domain belongs to a personal registry: choose Personal.</source>
        <translation>该域名属于个人版镜像仓库：请选择“个人版”。</translation>
    </message>
    <message>
        <source>Command is one executable, such as python, not a list in brackets.</source>
        <extracomment>Command is the name of a field</extracomment>
        <translation>Command 是一个可执行命令，例如 python，不能是方括号中的列表。</translation>
    </message>
    <message>
        <source>Args are words separated by spaces, such as -u app.py, not a list in brackets.</source>
        <extracomment>Args is the name of a field</extracomment>
        <translation>Args 是以空格分隔的参数，例如 -u app.py，不能是方括号中的列表。</translation>
    </message>
</context>
<context>
    <name>Scf::ImageRow</name>
    <message>
        <source>Image URI</source>
        <translation>镜像 URI</translation>
    </message>
    <message>
        <source>domain/namespace/image:tag</source>
        <translation>域名/命名空间/镜像:标签</translation>
    </message>
    <message>
        <source>Clear the Image URI</source>
        <translation>清空镜像 URI</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>个人版</translation>
    </message>
    <message>
        <source>ImageType personal: a registry of your own account.</source>
        <translation>ImageType 为 personal：自己账号下的镜像仓库。</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业版</translation>
    </message>
    <message>
        <source>ImageType enterprise: an instance of TCR, named by RegistryId.</source>
        <translation>ImageType 为 enterprise：由 RegistryId 指定的 TCR 实例。</translation>
    </message>
    <message>
        <source>RegistryId</source>
        <translation>RegistryId</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>As in the image</source>
        <translation>与镜像中相同</translation>
    </message>
    <message>
        <source>Args</source>
        <translation>Args</translation>
    </message>
    <message>
        <source>Separated by spaces</source>
        <translation>以空格分隔</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>9000 (HTTP)</source>
        <translation>9000（HTTP）</translation>
    </message>
    <message>
        <source>0 (as the platform chooses)</source>
        <translation>0（由平台决定）</translation>
    </message>
    <message>
        <source>-1 (job)</source>
        <translation>-1（任务）</translation>
    </message>
    <message>
        <source>Accelerate the image</source>
        <translation>镜像加速</translation>
    </message>
    <message>
        <source>ContainerImageAccelerate: the platform loads the image faster.</source>
        <translation>ContainerImageAccelerate：平台加快镜像的加载。</translation>
    </message>
</context>
<context>
    <name>Scf::ImportDialog</name>
    <message>
        <source>tccli</source>
        <translation>tccli</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV 文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Keep the keys in the system&apos;s credential store</source>
        <translation>将密钥保存到系统的密钥库</translation>
    </message>
    <message>
        <source>Import Accounts</source>
        <translation>导入账号</translation>
    </message>
    <message>
        <source>Accounts that were found</source>
        <translation>找到的账号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
    <message>
        <source>SecretId</source>
        <translation>SecretId</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>CSV file path</source>
        <translation>CSV 文件路径</translation>
    </message>
    <message>
        <source>Folder of tccli</source>
        <translation>tccli 文件夹</translation>
    </message>
    <message>
        <source>The file that the console gave for an API key</source>
        <translation>控制台下载的 API 密钥文件</translation>
    </message>
    <message>
        <source>Choose a CSV File with API Keys</source>
        <translation>选择包含 API 密钥的 CSV 文件</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV 文件 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose the Folder of tccli</source>
        <translation>选择 tccli 文件夹</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>In the list already, as %1</source>
        <translation>列表中已有：%1</translation>
    </message>
    <message>
        <source>The same key as above</source>
        <translation>与上面的密钥相同</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>临时密钥</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) found.</source>
        <translation>
            <numerusform>找到 %n 个账号。</numerusform>
        </translation>
    </message>
    <message>
        <source>No account was found there.</source>
        <translation>没有找到账号。</translation>
    </message>
    <message numerus="yes">
        <source>Import %n Account(s)</source>
        <translation>
            <numerusform>导入 %n 个账号</numerusform>
        </translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>International</source>
        <translation>国际站</translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation>中国站</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>环境变量</translation>
    </message>
</context>
<context>
    <name>Scf::ImportText</name>
    <message>
        <source>%1 is no file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is too large to hold keys.</source>
        <translation>%1 太大，不可能是密钥文件。</translation>
    </message>
    <message>
        <source>%1: there is no SecretId.</source>
        <translation>%1：没有 SecretId。</translation>
    </message>
    <message>
        <source>%1: there is no SecretKey.</source>
        <translation>%1：没有 SecretKey。</translation>
    </message>
    <message>
        <source>%1: the key holds characters that no key has, or too many.</source>
        <translation>%1：密钥中含有非法字符，或长度超限。</translation>
    </message>
    <message>
        <source>%1 is not as tccli writes it.</source>
        <translation>%1 不是 TCCLI 的配置文件格式。</translation>
    </message>
    <message>
        <source>There is no folder %1: tccli was never configured here.</source>
        <translation>没有文件夹 %1：本机未配置过 TCCLI。</translation>
    </message>
    <message>
        <source>There is no profile in %1.</source>
        <translation>%1 中没有任何账户配置。</translation>
    </message>
    <message>
        <source>Profile %1</source>
        <extracomment>%1 is the name of a profile of tccli</extracomment>
        <translation>账户 %1</translation>
    </message>
    <message>
        <source>The variable TENCENTCLOUD_SECRET_ID is not set.</source>
        <translation>未设置环境变量 TENCENTCLOUD_SECRET_ID。</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>This is no text file in UTF-8.</source>
        <translation>这不是 UTF-8 编码的文本文件。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The first row names no columns SecretId and SecretKey.</source>
        <translation>首行没有 SecretId 和 SecretKey 列名。</translation>
    </message>
    <message>
        <source>There is no key below the first row.</source>
        <translation>首行之下没有密钥。</translation>
    </message>
    <message>
        <source>The file has too many rows to hold keys.</source>
        <translation>文件行数过多，不可能是密钥文件。</translation>
    </message>
    <message>
        <source>Row %1</source>
        <extracomment>of a CSV file; %1 is its number</extracomment>
        <translation>第 %1 行</translation>
    </message>
</context>
<context>
    <name>Scf::JournalNotice</name>
    <message>
        <source>The history was written by a newer version of SCF Desktop. It was kept as %1, and a new one was begun.</source>
        <translation>历史记录由更新版本的 SCF Desktop 写入，已另存为 %1，并新建了一份。</translation>
    </message>
    <message>
        <source>The history was damaged. It was kept as %1, and a new one was begun.</source>
        <translation>历史记录已损坏，已另存为 %1，并新建了一份。</translation>
    </message>
    <message>
        <source>In the place of the history stood a database of another program. It was kept as %1, and a new one was begun.</source>
        <translation>历史记录的位置上是其他程序的数据库，已另存为 %1，并新建了一份。</translation>
    </message>
</context>
<context>
    <name>Scf::KeyCheck</name>
    <message>
        <source>Not known: this edition does not offer the call.</source>
        <translation>未知：当前站点不提供该接口。</translation>
    </message>
    <message>
        <source>As far as can be told: the service went on to look for the function.</source>
        <translation>就目前可知：服务端已继续查找该函数。</translation>
    </message>
    <message>
        <source>Not tried: the key itself was refused.</source>
        <translation>未检测：密钥本身被拒绝。</translation>
    </message>
    <message>
        <source>Not tried: the service was not reached.</source>
        <translation>未检测：无法连接服务端。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n function(s).</source>
        <translation>
            <numerusform>共有 %n 个函数。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n namespace(s).</source>
        <translation>
            <numerusform>共有 %n 个命名空间。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was read.</source>
        <translation>已读取 %1。</translation>
    </message>
    <message>
        <source>The code of %1 can be downloaded.</source>
        <translation>可以下载 %1 的代码。</translation>
    </message>
    <message>
        <source>The service took the request.</source>
        <translation>服务端接受了请求。</translation>
    </message>
    <message>
        <source>%1 (tried with the name of no function: a policy for single functions may still allow theirs)</source>
        <translation>%1（检测时使用了不存在的函数名；仅针对个别函数的策略仍可能允许更新这些函数）</translation>
    </message>
    <message>
        <source>As far as can be told without changing anything: the service went on to look for a function that does not exist.</source>
        <translation>在不做任何修改的前提下可知：服务端已继续查找一个不存在的函数。</translation>
    </message>
    <message numerus="yes">
        <source>There are %n bucket(s).</source>
        <translation>
            <numerusform>共有 %n 个存储桶。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not tried: no bucket is known.</source>
        <translation>未检测：没有已知的存储桶。</translation>
    </message>
    <message>
        <source>The objects of %1 can be listed.</source>
        <extracomment>%1 is the name of a bucket</extracomment>
        <translation>可以查看 %1 中的对象列表。</translation>
    </message>
    <message>
        <source>Not tried: it would store an object.</source>
        <translation>未检测：检测会存入一个对象。</translation>
    </message>
</context>
<context>
    <name>Scf::KeyCheckDialog</name>
    <message>
        <source>What the Key May Do</source>
        <translation>密钥的权限</translation>
    </message>
    <message>
        <source>What the key may do</source>
        <translation>密钥的权限</translation>
    </message>
    <message>
        <source>Whoever manages the account can add this policy in Cloud Access Management (CAM). It allows what is denied, and nothing else.</source>
        <translation>账号管理员可在访问管理（CAM）中添加此策略。它只允许被拒绝的操作，不包含其他权限。</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Nothing that was tried is denied: no policy is needed.</source>
        <translation>所测试的操作均未被拒绝，无需策略。</translation>
    </message>
    <message>
        <source>Copy Policy</source>
        <translation>复制策略</translation>
    </message>
    <message>
        <source>Test Again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Trying what the key may do. Nothing is changed…</source>
        <translation>正在测试密钥的权限，不会做任何更改…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) denied.</source>
        <translation>
            <numerusform>%n 项操作被拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>The key may do everything that this program needs.</source>
        <translation>该密钥具备本程序所需的全部权限。</translation>
    </message>
    <message>
        <source>Nothing is denied; not everything could be tried.</source>
        <translation>没有操作被拒绝，但部分操作无法测试。</translation>
    </message>
    <message>
        <source>Nothing could be tried. Select a row to read why.</source>
        <translation>没有任何操作能够测试。选择一行可查看原因。</translation>
    </message>
</context>
<context>
    <name>Scf::KeyCheckModel</name>
    <message>
        <source>List functions</source>
        <translation>查看函数列表</translation>
    </message>
    <message>
        <source>List namespaces</source>
        <translation>查看命名空间列表</translation>
    </message>
    <message>
        <source>Read a function</source>
        <translation>查看函数详情</translation>
    </message>
    <message>
        <source>Download deployed code</source>
        <translation>下载已部署的代码</translation>
    </message>
    <message>
        <source>Update code</source>
        <translation>更新代码</translation>
    </message>
    <message>
        <source>List buckets</source>
        <translation>查看存储桶列表</translation>
    </message>
    <message>
        <source>List objects</source>
        <translation>查看对象列表</translation>
    </message>
    <message>
        <source>Store packages</source>
        <translation>存放代码包</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>CAM action</source>
        <translation>CAM 操作</translation>
    </message>
</context>
<context>
    <name>Scf::KeyField</name>
    <message>
        <source>Spaces left out</source>
        <translation>已去除空白字符</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <extracomment>Read by a screen reader. %1 is the field: SecretKey, Token</extracomment>
        <translation>隐藏 %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
</context>
<context>
    <name>Scf::LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>SCF Desktop is made of these components and is linked with them. The versions are those that it was built with.</source>
        <translation>SCF Desktop 由以下组件构成或链接了这些组件，版本为构建时所用的版本。</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>许可证文本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::LimitModel</name>
    <message>
        <source>Demo cloud</source>
        <translation>演示云</translation>
    </message>
    <message>
        <source>Another endpoint</source>
        <translation>其他接入点</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入点</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>请求大小上限</translation>
    </message>
</context>
<context>
    <name>Scf::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;unction</source>
        <translation>函数(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Demo</source>
        <translation>演示(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Scf::MainWindow</name>
    <message>
        <source>The sample project could not be written: %1</source>
        <translation>无法写入示例项目：%1</translation>
    </message>
    <message>
        <source>Reading the key of %1…</source>
        <translation>正在读取 %1 的密钥…</translation>
    </message>
    <message>
        <source>The system&apos;s credential store may ask for your permission.</source>
        <translation>系统的密钥库可能会请求您的许可。</translation>
    </message>
    <message>
        <source>Do Not Wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message>
        <source>%1 is opened as soon as an account is open.</source>
        <translation>打开账号后即会打开 %1。</translation>
    </message>
    <message>
        <source>%1 is taken as soon as an account is open.</source>
        <translation>打开账号后即会采用 %1。</translation>
    </message>
    <message>
        <source>Select the function that %1 is for.</source>
        <translation>请选择 %1 所用于的函数。</translation>
    </message>
    <message>
        <source>SCF Desktop ended unexpectedly the last time. Its report can help to mend that; nothing is sent by itself.</source>
        <translation>SCF Desktop 上次意外退出。其报告有助于修复问题；程序不会自行发送任何内容。</translation>
    </message>
    <message>
        <source>Show the Report…</source>
        <translation>显示报告…</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <extracomment>In the window&apos;s title, after the account</extracomment>
        <translation>生产环境</translation>
    </message>
</context>
<context>
    <name>Scf::ManualDialog</name>
    <message>
        <source>User Manual</source>
        <translation>用户手册</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Contents of the manual</source>
        <translation>手册目录</translation>
    </message>
    <message>
        <source>No page has all of these words.</source>
        <translation>没有包含所有这些词的页面。</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>手册页面</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词语</translation>
    </message>
</context>
<context>
    <name>Scf::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Scf::MoreOptions</name>
    <message>
        <source>EnvId</source>
        <translation>EnvId</translation>
    </message>
    <message>
        <source>Only for CloudBase</source>
        <translation>仅用于云开发 CloudBase</translation>
    </message>
    <message>
        <source>The environment of CloudBase that the function belongs to; others leave it empty.</source>
        <translation>函数所属的云开发 CloudBase 环境；其他函数留空即可。</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>It is chosen in the bar at the top.</source>
        <translation>在顶部的栏中选择。</translation>
    </message>
    <message>
        <source>Send CodeSource</source>
        <translation>发送 CodeSource</translation>
    </message>
    <message>
        <source>Names where the code comes from, though the platform sees it by itself: ZipFile, Cos or Inline.</source>
        <translation>写明代码的来源（平台自己也能判断）：ZipFile、Cos 或 Inline。</translation>
    </message>
    <message>
        <source>Preview the Request</source>
        <translation>预览请求</translation>
    </message>
    <message>
        <source>Copy As…</source>
        <translation>复制为…</translation>
    </message>
    <message>
        <source>This update as a command of tccli or curl, as Python, Node.js, or a workflow of GitHub Actions.</source>
        <translation>把这次更新写成 tccli 或 curl 命令、Python、Node.js 代码，或 GitHub Actions 工作流。</translation>
    </message>
</context>
<context>
    <name>Scf::NestedText</name>
    <message>
        <source>The package holds nothing but %1, which the platform does not unpack: choose it as the ZIP file.</source>
        <translation>代码包中只有 %1，平台不会解压它：请直接将它选为 ZIP 文件。</translation>
    </message>
    <message>
        <source>The platform does not unpack packages inside the package: %1.</source>
        <translation>平台不会解压代码包中的其他代码包：%1。</translation>
    </message>
</context>
<context>
    <name>Scf::NetworkPage</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>请求大小上限</translation>
    </message>
    <message>
        <source>An endpoint that refuses a request tells how large one may be. Packages that are larger go through a bucket.</source>
        <translation>接入点拒绝请求时会给出允许的大小。超过该大小的代码包经由存储桶上传。</translation>
    </message>
    <message>
        <source>No endpoint has refused one: the documented limit counts.</source>
        <translation>尚无接入点拒绝过请求：以文档中的限制为准。</translation>
    </message>
    <message>
        <source>Largest requests</source>
        <translation>请求大小上限</translation>
    </message>
    <message>
        <source>The documented limit counts again.</source>
        <translation>重新以文档中的限制为准。</translation>
    </message>
    <message>
        <source>Unless the password goes to the credential store, it is kept for this run only. This computer itself, such as the demo cloud, is always reached directly. A change counts from the next request on.</source>
        <translation>如果不保存到系统密钥库，密码仅在本次运行期间保留。本机（例如演示云）始终直接访问。更改从下一个请求起生效。</translation>
    </message>
</context>
<context>
    <name>Scf::NewBucketDialog</name>
    <message>
        <source>New Bucket</source>
        <translation>新建存储桶</translation>
    </message>
    <message>
        <source>name-APPID</source>
        <translation>名称-APPID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Bucket name</source>
        <translation>存储桶名称</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Choose the region of your function.</source>
        <translation>请选择函数所在的地域。</translation>
    </message>
    <message>
        <source>It will be called %1 and be private.</source>
        <translation>存储桶将命名为 %1，权限为私有读写。</translation>
    </message>
    <message>
        <source>Lower-case letters, digits and hyphens, then a hyphen and the APPID of your account.</source>
        <translation>小写字母、数字和连字符，最后是连字符和账号的 APPID。</translation>
    </message>
    <message>
        <source>Lower-case letters, digits and hyphens; the APPID is added.</source>
        <translation>小写字母、数字和连字符；APPID 会自动补上。</translation>
    </message>
</context>
<context>
    <name>Scf::NodeText</name>
    <message>
        <source>The platform installs what package.json asks for.</source>
        <translation>平台会安装 package.json 所需的依赖。</translation>
    </message>
    <message>
        <source>The platform installs the dependencies: node_modules need not be in the package.</source>
        <translation>平台会安装依赖，代码包中无需包含 node_modules。</translation>
    </message>
    <message>
        <source>node_modules holds what package.json asks for.</source>
        <translation>node_modules 包含 package.json 所需的依赖。</translation>
    </message>
    <message>
        <source>package.json asks for what node_modules does not hold: %1.</source>
        <translation>package.json 需要的依赖不在 node_modules 中：%1。</translation>
    </message>
    <message>
        <source>There is no package.json at the root: the platform has nothing to install.</source>
        <translation>根目录下没有 package.json，平台没有可安装的依赖。</translation>
    </message>
    <message>
        <source>package.json cannot be read: %1.</source>
        <translation>无法解析 package.json：%1。</translation>
    </message>
    <message>
        <source>package.json asks for what node_modules does not hold, but no source needs it.</source>
        <translation>package.json 需要的部分依赖不在 node_modules 中，但没有源码用到它们。</translation>
    </message>
    <message>
        <source>Required by the sources, but neither in node_modules nor among the dependencies of package.json: %1. They must come from a layer.</source>
        <translation>源码需要，但既不在 node_modules 中，也不在 package.json 的依赖中：%1。它们须由层提供。</translation>
    </message>
    <message>
        <source>The platform only installs packages: these scripts of package.json may not run: %1.</source>
        <translation>平台只安装依赖包，package.json 中的以下脚本可能不会执行：%1。</translation>
    </message>
    <message>
        <source>The platform only installs packages: these need a script at installation, which may not run: %1.</source>
        <translation>平台只安装依赖包，以下依赖在安装时需要执行脚本，可能不会执行：%1。</translation>
    </message>
    <message>
        <source>%1 is an ES module by its name, which the runtime may not be able to load.</source>
        <translation>从文件名看 %1 是 ES 模块，运行环境可能无法加载。</translation>
    </message>
    <message>
        <source>package.json makes %1 an ES module, but it is written as a CommonJS module.</source>
        <translation>package.json 将 %1 声明为 ES 模块，但它是按 CommonJS 模块编写的。</translation>
    </message>
    <message>
        <source>package.json makes %1 an ES module, which %2 may not be able to load.</source>
        <translation>package.json 将 %1 声明为 ES 模块，%2 可能无法加载。</translation>
    </message>
    <message>
        <source>%1 is written as an ES module, which %2 may not be able to load.</source>
        <translation>%1 是按 ES 模块编写的，%2 可能无法加载。</translation>
    </message>
    <message>
        <source>package.json cannot be read: it holds no JSON object.</source>
        <translation>无法解析 package.json：其中没有 JSON 对象。</translation>
    </message>
</context>
<context>
    <name>Scf::NotificationsPage</name>
    <message>
        <source>When an update ends</source>
        <translation>更新结束时</translation>
    </message>
    <message>
        <source>Notify me while the window is not in front</source>
        <translation>窗口不在前台时通知我</translation>
    </message>
    <message>
        <source>The system shows the notification. It names the function and what became of the update, and nothing of the code.</source>
        <translation>通知由系统显示，包含函数名称和更新结果，不含代码内容。</translation>
    </message>
</context>
<context>
    <name>Scf::Notifier</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>Scf::OutcomeText</name>
    <message>
        <source>Not changed: the old code is still running.</source>
        <translation>未改变：线上仍是旧代码。</translation>
    </message>
    <message>
        <source>Updating %1…</source>
        <translation>正在更新 %1…</translation>
    </message>
    <message>
        <source>%1 is live</source>
        <translation>%1 已上线</translation>
    </message>
    <message>
        <source>The answer was lost, but the function was read: what runs is what was sent.</source>
        <translation>应答丢失，但已通过读取函数确认：线上运行的就是所发送的代码。</translation>
    </message>
    <message>
        <source>What runs is what was sent.</source>
        <translation>线上运行的就是所发送的代码。</translation>
    </message>
    <message>
        <source>%1 is active, not verifiable: %2</source>
        <translation>%1 状态正常，但无法核对代码：%2</translation>
    </message>
    <message>
        <source>%1 was not updated: the platform rejected the package</source>
        <translation>%1 未更新：平台拒绝了代码包</translation>
    </message>
    <message>
        <source>The update of %1 was cancelled</source>
        <translation>%1 的更新已取消</translation>
    </message>
    <message>
        <source>The update of %1 was accepted; its end was not awaited</source>
        <translation>%1 的更新已被接受，但没有等到结果</translation>
    </message>
    <message>
        <source>The platform goes on by itself. Refresh shows how it ended.</source>
        <translation>平台会继续完成更新，点“刷新”查看结果。</translation>
    </message>
    <message>
        <source>It is not known whether %1 was updated</source>
        <translation>不确定 %1 是否已更新</translation>
    </message>
    <message>
        <source>The request may have arrived. Refresh before you update again.</source>
        <translation>请求可能已经送达，再次更新前请先点“刷新”。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>错误信息</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>ZIP: %1 bytes, SHA-256 %2</source>
        <translation>ZIP：%1 字节，SHA-256 %2</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>handler</source>
        <translation>执行方法</translation>
    </message>
    <message>
        <source>image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Changed: %1. All other settings are as before.</source>
        <translation>已改变：%1。其他配置均与之前相同。</translation>
    </message>
    <message>
        <source>Changed: %1.</source>
        <translation>已改变：%1。</translation>
    </message>
    <message>
        <source>Meanwhile something else changed, which this update did not touch: %1. Somebody else may be working on the function.</source>
        <translation>期间还有这次更新没有触及的内容发生了变化：%1。可能有其他人正在修改该函数。</translation>
    </message>
</context>
<context>
    <name>Scf::PackageCheckText</name>
    <message>
        <source>The package is empty: there is no file to deploy.</source>
        <translation>代码包是空的，没有可部署的文件。</translation>
    </message>
    <message>
        <source>The package holds more entries (%1) than a plain ZIP can count (%2): the platform may refuse it.</source>
        <translation>代码包有 %1 个条目，超出普通 ZIP 的上限 (%2)，平台可能拒绝。</translation>
    </message>
    <message numerus="yes">
        <source>The package holds %n file(s).</source>
        <translation>
            <numerusform>代码包中有 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>The files are %1 together, but only %2 fit.</source>
        <translation>文件共 %1，超过 %2 的上限。</translation>
    </message>
    <message>
        <source>The files are %1 together; %2 fit.</source>
        <translation>文件共 %1，上限 %2。</translation>
    </message>
    <message>
        <source>Cannot be read: %1.</source>
        <translation>无法读取：%1。</translation>
    </message>
    <message>
        <source>Links to nothing: %1.</source>
        <translation>链接目标不存在：%1。</translation>
    </message>
    <message>
        <source>Links to something outside the package: %1.</source>
        <translation>链接指向代码包之外：%1。</translation>
    </message>
    <message>
        <source>Links that lead back to a folder they lie in: %1.</source>
        <translation>链接指回所在的文件夹：%1。</translation>
    </message>
    <message>
        <source>Neither files nor folders, so they are left out: %1.</source>
        <translation>不是文件或文件夹，不会打包：%1。</translation>
    </message>
    <message>
        <source>Names that are not UTF-8: %1.</source>
        <translation>名称不是 UTF-8 编码：%1。</translation>
    </message>
    <message>
        <source>Names that could lead out of the package&apos;s folder: %1.</source>
        <translation>名称可能指向代码包目录之外：%1。</translation>
    </message>
    <message>
        <source>Names that occur more than once: %1.</source>
        <translation>名称重复：%1。</translation>
    </message>
    <message>
        <source>Encrypted, so the platform cannot unpack them: %1.</source>
        <translation>已加密，平台无法解压：%1。</translation>
    </message>
    <message>
        <source>Compressed by a method that is not Deflate: %1.</source>
        <translation>压缩方式不是 Deflate：%1。</translation>
    </message>
    <message>
        <source>Entries whose sizes cannot be true: %1.</source>
        <translation>条目大小不可信：%1。</translation>
    </message>
    <message>
        <source>Every file and link can go into the package.</source>
        <translation>所有文件和链接都可以打包。</translation>
    </message>
    <message>
        <source>Names that are too long to unpack: %1.</source>
        <translation>名称过长，无法解压：%1。</translation>
    </message>
    <message>
        <source>Names that differ from another only by case: %1.</source>
        <translation>名称仅大小写不同：%1。</translation>
    </message>
    <message>
        <source>No name is too long or differs from another only by case.</source>
        <translation>没有过长或仅大小写不同的名称。</translation>
    </message>
    <message>
        <source>The function runs an image: a package cannot be deployed to it.</source>
        <translation>这是镜像函数，不能部署代码包。</translation>
    </message>
    <message>
        <source>Names that do not say their encoding, which the platform may read in another way: %1.</source>
        <translation>未声明编码的文件名，平台可能以其他方式解读：%1。</translation>
    </message>
    <message>
        <source>Names that Windows cannot write, should the package be unpacked there: %1.</source>
        <translation>在 Windows 上解压时无法写入的文件名：%1。</translation>
    </message>
</context>
<context>
    <name>Scf::PackageTreeModel</name>
    <message>
        <source>Rule “%1” in your list, line %2</source>
        <translation>自定义规则“%1”，第 %2 行</translation>
    </message>
    <message>
        <source>Rule “%1” in %2, line %3</source>
        <translation>%2 第 %3 行的规则“%1”</translation>
    </message>
    <message>
        <source>Default rule “%1”</source>
        <translation>默认规则“%1”</translation>
    </message>
    <message>
        <source>Left out by you</source>
        <translation>由你排除</translation>
    </message>
    <message>
        <source>Outside the root</source>
        <translation>在根目录之外</translation>
    </message>
    <message>
        <source>made executable</source>
        <translation>设为可执行</translation>
    </message>
    <message>
        <source>CRLF becomes LF</source>
        <translation>CRLF 改为 LF</translation>
    </message>
    <message>
        <source>byte order mark removed</source>
        <translation>移除字节顺序标记</translation>
    </message>
    <message>
        <source>first line is #!/bin/bash</source>
        <translation>首行为 #!/bin/bash</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>已修改：%1</translation>
    </message>
    <message>
        <source>&lt; 0.1%</source>
        <translation>&lt; 0.1%</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Included by you</source>
        <translation>由你包含</translation>
    </message>
    <message>
        <source>%1 of the package</source>
        <translation>占代码包的 %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation>压缩后</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Left out or changed</source>
        <translation>排除或修改</translation>
    </message>
</context>
<context>
    <name>Scf::PackagesPage</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Keep packages there for seven days</source>
        <translation>代码包在其中保留七天</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>What stays out of packages</source>
        <translation>不打入代码包的内容</translation>
    </message>
    <message>
        <source>For folders that are new to a function. What was decided for one stays; “Ignore Rules” beside the folder changes it.</source>
        <translation>适用于函数新选择的文件夹。已有的决定不变，可通过文件夹旁的“忽略规则”更改。</translation>
    </message>
    <message>
        <source>Compressed files kept for the next package</source>
        <translation>为下次打包保留的压缩文件</translation>
    </message>
    <message>
        <source>Largest size of the cache</source>
        <translation>缓存大小上限</translation>
    </message>
    <message>
        <source> MB</source>
        <extracomment>megabytes, behind a number</extracomment>
        <translation> MB</translation>
    </message>
    <message>
        <source>Removes the kept files. The next package of a folder takes longer to make.</source>
        <translation>删除保留的文件。下次打包文件夹会更慢。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <extracomment>%1 is a size such as &quot;3.2 MB&quot;</extracomment>
        <translation>当前：%1</translation>
    </message>
    <message>
        <source>Buckets for large packages</source>
        <translation>大代码包使用的存储桶</translation>
    </message>
    <message>
        <source>None was chosen yet. You are asked when a package is too large for a request.</source>
        <translation>尚未选择。代码包超过请求大小上限时会询问。</translation>
    </message>
    <message>
        <source>Choose the account that the bucket belongs to first.</source>
        <translation>请先选择该存储桶所属的账号。</translation>
    </message>
</context>
<context>
    <name>Scf::PathRow</name>
    <message>
        <source>Choose the Folder with Your Code</source>
        <translation>选择代码所在的文件夹</translation>
    </message>
    <message>
        <source>Choose the ZIP File with Your Code</source>
        <translation>选择代码的 ZIP 文件</translation>
    </message>
    <message>
        <source>ZIP files (*.zip *.jar);;All files (*)</source>
        <translation>ZIP 文件 (*.zip *.jar);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder path</source>
        <translation>文件夹路径</translation>
    </message>
    <message>
        <source>ZIP file path</source>
        <translation>ZIP 文件路径</translation>
    </message>
    <message>
        <source>Choose a folder, or drop one here</source>
        <translation>选择文件夹，或拖放到这里</translation>
    </message>
    <message>
        <source>Choose a ZIP file, or drop one here</source>
        <translation>选择 ZIP 文件，或拖放到这里</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Paths used before</source>
        <translation>最近使用的路径</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Opens a dialog to choose the folder.</source>
        <translation>打开对话框选择文件夹。</translation>
    </message>
    <message>
        <source>Opens a dialog to choose the ZIP file.</source>
        <translation>打开对话框选择 ZIP 文件。</translation>
    </message>
    <message>
        <source>Clear the Path</source>
        <translation>清除路径</translation>
    </message>
</context>
<context>
    <name>Scf::PlanText</name>
    <message>
        <source>marked as executable</source>
        <translation>设为可执行</translation>
    </message>
    <message>
        <source>without the byte order mark</source>
        <translation>移除字节顺序标记</translation>
    </message>
    <message>
        <source>started by /bin/bash</source>
        <translation>由 /bin/bash 启动</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the parts of a list</extracomment>
        <translation>，</translation>
    </message>
    <message>
        <source>The package is what %1 holds; all beside it stays out.</source>
        <translation>代码包由 %1 中的内容构成，其旁边的内容都被排除。</translation>
    </message>
    <message>
        <source>Left out by choice: %1.</source>
        <translation>手动排除：%1。</translation>
    </message>
    <message>
        <source>with line ends of Unix</source>
        <translation>使用 Unix 换行符</translation>
    </message>
    <message>
        <source>In the package, not in your files: %1 %2.</source>
        <extracomment>%1 is one or several files, %2 what is done to them, such as &quot;marked as executable, with line ends of Unix&quot;</extracomment>
        <translation>仅在代码包中修改，你的文件不变：%1 %2。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <extracomment>Where a rule stands: %1 is a file, %2 a line.</extracomment>
        <translation>%1 第 %2 行</translation>
    </message>
    <message>
        <source>your list: %1</source>
        <extracomment>Where a rule stands: in the list that the person keeps in the window. %1 is the rule.</extracomment>
        <translation>自定义规则：%1</translation>
    </message>
    <message>
        <source>usual rule</source>
        <extracomment>Where a rule stands: the program brings it.</extracomment>
        <translation>默认规则</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>One of the files left out, and the rule that did it.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) and folder(s) are left out by rules: %1 and others.</source>
        <translation>
            <numerusform>按规则排除了 %n 个文件和文件夹：%1 等。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) and folder(s) are left out by rules: %1.</source>
        <translation>
            <numerusform>按规则排除了 %n 个文件和文件夹：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder has a .gitignore and no .scfignore: what it names can stay out as well.</source>
        <translation>文件夹中有 .gitignore 而没有 .scfignore：其中列出的内容也可以排除。</translation>
    </message>
</context>
<context>
    <name>Scf::PolicyDialog</name>
    <message>
        <source>The Policy That Is Needed</source>
        <translation>所需的策略</translation>
    </message>
    <message>
        <source>Whoever manages the account can add this policy in Cloud Access Management (CAM) and attach it to the user of the key. It allows %1 on this resource and nothing else.</source>
        <translation>账号管理员可以在访问管理（CAM）中新建此策略，并关联到该密钥所属的用户。它只允许对此资源执行 %1。</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Copy Policy</source>
        <translation>复制策略</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::PreparationText</name>
    <message>
        <source>Nothing to update: this very package is deployed.</source>
        <translation>无需更新：已部署的就是这个代码包。</translation>
    </message>
    <message>
        <source>This very package is deployed: only the handler would change.</source>
        <translation>已部署的就是这个代码包：只有执行方法会改变。</translation>
    </message>
    <message>
        <source>The function runs an image of this URI: only what its tag means can be new.</source>
        <translation>函数运行的就是该 URI 的镜像：只有标签所指的内容可能是新的。</translation>
    </message>
</context>
<context>
    <name>Scf::ProxyForm</name>
    <message>
        <source>As the system has it</source>
        <translation>使用系统设置</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>不使用代理</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>使用此代理</translation>
    </message>
    <message>
        <source>Only where the proxy asks for one</source>
        <translation>仅在代理要求时填写</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Enter the name or the address of the proxy. Until then nothing changes.</source>
        <translation>请输入代理的名称或地址。在此之前不作任何更改。</translation>
    </message>
    <message>
        <source>Keep the password in the system&apos;s credential store</source>
        <translation>将密码保存到系统密钥库</translation>
    </message>
</context>
<context>
    <name>Scf::PythonText</name>
    <message>
        <source>The package or %1 holds what the sources import.</source>
        <translation>源码导入的模块在代码包或 %1 中都存在。</translation>
    </message>
    <message>
        <source>Imported, but neither in the package nor in %1: %2. They must come from a layer.</source>
        <translation>已导入，但代码包和 %1 中都没有：%2。它们须由层提供。</translation>
    </message>
    <message>
        <source>Made for another Python than %1, which cannot load them: %2.</source>
        <translation>为 %1 以外的 Python 版本生成，无法加载：%2。</translation>
    </message>
    <message>
        <source>A virtual environment, which the platform does not use, is in the package: %1.</source>
        <translation>代码包中含有平台不会使用的虚拟环境：%1。</translation>
    </message>
</context>
<context>
    <name>Scf::Remedies</name>
    <message>
        <source>The service&apos;s clock is %1 seconds ahead of this computer&apos;s. Requests are signed with it from now on.</source>
        <translation>服务端时钟比本机快 %1 秒，此后的请求按服务端时钟签名。</translation>
    </message>
    <message>
        <source>The service&apos;s clock is %1 seconds behind this computer&apos;s. Requests are signed with it from now on.</source>
        <translation>服务端时钟比本机慢 %1 秒，此后的请求按服务端时钟签名。</translation>
    </message>
    <message numerus="yes">
        <source>Update is pressed again in %n second(s).</source>
        <translation>
            <numerusform>%n 秒后再次按“更新”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting until the function can be updated; then Update is pressed again.</source>
        <translation>正在等待函数可以更新，届时再次按“更新”。</translation>
    </message>
    <message>
        <source>Update was not pressed again: the form is not what it was.</source>
        <translation>没有再次按“更新”：填写的内容已经改变。</translation>
    </message>
    <message>
        <source>Update was not pressed again: the function could not be updated for ten minutes.</source>
        <translation>没有再次按“更新”：函数十分钟内都无法更新。</translation>
    </message>
    <message>
        <source>The clocks agree. Requests are signed with this computer&apos;s time.</source>
        <translation>两边的时钟一致，请求使用本机时间签名。</translation>
    </message>
</context>
<context>
    <name>Scf::Remedy</name>
    <message>
        <source>Go to the Handler</source>
        <translation>转到执行方法</translation>
    </message>
    <message>
        <source>Go to the Source</source>
        <translation>转到代码来源</translation>
    </message>
    <message>
        <source>Choose in COS…</source>
        <translation>在 COS 中选择…</translation>
    </message>
    <message>
        <source>Find the Function…</source>
        <translation>查找函数…</translation>
    </message>
    <message>
        <source>Choose the Region</source>
        <translation>选择地域</translation>
    </message>
    <message>
        <source>Choose the Namespace</source>
        <translation>选择命名空间</translation>
    </message>
    <message>
        <source>Change the Root</source>
        <translation>更改根目录</translation>
    </message>
    <message>
        <source>Wait and Retry</source>
        <translation>等待后重试</translation>
    </message>
    <message>
        <source>Use the Service&apos;s Clock</source>
        <translation>使用服务端时钟</translation>
    </message>
    <message>
        <source>Open the Account…</source>
        <translation>打开账号…</translation>
    </message>
    <message>
        <source>Send through a Bucket…</source>
        <translation>经存储桶发送…</translation>
    </message>
    <message>
        <source>Show the Policy…</source>
        <translation>显示策略…</translation>
    </message>
    <message>
        <source>Open the Documentation</source>
        <translation>打开文档</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Goes to the Handler box and shows the handlers found in the package.</source>
        <translation>转到“执行方法”框，并列出代码包中找到的执行方法。</translation>
    </message>
    <message>
        <source>Goes to the place where it is said what the code comes from.</source>
        <translation>转到选择代码来源的位置。</translation>
    </message>
    <message>
        <source>Chooses the object in COS, or its bucket, from a list.</source>
        <translation>从列表中选择 COS 对象或其存储桶。</translation>
    </message>
    <message>
        <source>Looks for the function in all regions and namespaces, and goes where it is.</source>
        <translation>在所有地域和命名空间中查找该函数，并切换到它所在的位置。</translation>
    </message>
    <message>
        <source>Opens the list of regions.</source>
        <translation>打开地域列表。</translation>
    </message>
    <message>
        <source>Opens the list of namespaces.</source>
        <translation>打开命名空间列表。</translation>
    </message>
    <message>
        <source>Makes the folder with the code the root of the package, or shows the contents of the package.</source>
        <translation>把代码所在的文件夹作为代码包的根目录，或显示代码包的内容。</translation>
    </message>
    <message>
        <source>Waits until the cause has passed, then presses Update once. Offered only where it is certain that nothing was carried out.</source>
        <translation>等到原因消失后再按一次“更新”。只有确定什么都没有执行时才提供。</translation>
    </message>
    <message>
        <source>Signs requests with the time of the service until the program ends.</source>
        <translation>在程序退出之前，用服务端的时间为请求签名。</translation>
    </message>
    <message>
        <source>Opens the account in use, to enter its key again.</source>
        <translation>打开正在使用的账号，重新填写密钥。</translation>
    </message>
    <message>
        <source>Chooses the bucket that packages too large for a request go through.</source>
        <translation>选择超过请求上限的代码包所经由的存储桶。</translation>
    </message>
    <message>
        <source>Shows the smallest access policy that allows what was refused.</source>
        <translation>显示允许被拒绝操作的最小访问策略。</translation>
    </message>
    <message>
        <source>Opens Tencent Cloud&apos;s page about it in the browser.</source>
        <translation>在浏览器中打开腾讯云的相关页面。</translation>
    </message>
    <message>
        <source>Copies everything known about it, without secrets.</source>
        <translation>复制与此有关的全部信息，不含密钥。</translation>
    </message>
    <message>
        <source>Reads the function again. Nothing is sent that changes it.</source>
        <translation>重新读取函数，不发送任何会改变它的请求。</translation>
    </message>
    <message>
        <source>Check the Connection…</source>
        <translation>检查连接…</translation>
    </message>
    <message>
        <source>Tries each part of the way to Tencent Cloud; the proxy can be set there.</source>
        <translation>逐段检查到腾讯云的连接，也可以在那里设置代理。</translation>
    </message>
</context>
<context>
    <name>Scf::ReportDialog</name>
    <message>
        <source>The report is being made…</source>
        <translation>正在生成报告…</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Save the Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation>报告已写入 %1。</translation>
    </message>
    <message>
        <source>The report could not be written: %1</source>
        <translation>无法写入报告：%1</translation>
    </message>
    <message>
        <source>Report a Problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>This is all that the report holds; nothing is sent by the program. Save it and give it to whoever helps you. SecretKeys, tokens and passwords are not in it; untick what you do not want to give away, such as names of functions.</source>
        <translation>报告的全部内容如下；程序不会发送任何内容。请保存后交给为您提供帮助的人。其中不含 SecretKey、Token 和密码；不想提供的部分（例如函数名称）请取消勾选。</translation>
    </message>
    <message>
        <source>Sections of the report</source>
        <translation>报告的各部分</translation>
    </message>
    <message>
        <source>Text of the section</source>
        <translation>该部分的文本</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::ReportSection</name>
    <message>
        <source>Program and system</source>
        <translation>程序和系统</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Account and function</source>
        <translation>账号和函数</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Connection check</source>
        <translation>连接检查</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>请求日志</translation>
    </message>
    <message>
        <source>Last updates</source>
        <translation>最近的更新</translation>
    </message>
    <message>
        <source>Last crash</source>
        <translation>最近一次崩溃</translation>
    </message>
</context>
<context>
    <name>Scf::RequestLogModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>RequestId</source>
        <translation>RequestId</translation>
    </message>
</context>
<context>
    <name>Scf::RequestLogView</name>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求列表</translation>
    </message>
    <message>
        <source>Request and answer</source>
        <translation>请求与应答</translation>
    </message>
    <message>
        <source>Select a request to see what was sent and answered. Secrets and ZipFile are left out.</source>
        <translation>选择一个请求，查看发送和应答的内容。密钥和 ZipFile 已略去。</translation>
    </message>
</context>
<context>
    <name>Scf::RequestText</name>
    <message>
        <source>… the ZIP as Base64 …</source>
        <translation>… Base64 编码的 ZIP …</translation>
    </message>
    <message>
        <source>… %1 of ZIP as Base64 …</source>
        <translation>… %1 的 ZIP，Base64 编码 …</translation>
    </message>
</context>
<context>
    <name>Scf::ResultView</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Wait until Active</source>
        <translation>等待就绪</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核对</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The answer was lost: reading the function…</source>
        <translation>应答丢失，正在读取函数…</translation>
    </message>
    <message>
        <source>The request is not sent again. The function is read until it is clear whether it was updated.</source>
        <translation>请求不会重复发送，而是读取函数，直到确认是否已更新。</translation>
    </message>
    <message>
        <source>Copy RequestId</source>
        <translation>复制 RequestId</translation>
    </message>
    <message>
        <source>Nothing was updated yet</source>
        <translation>还没有更新过</translation>
    </message>
    <message>
        <source>Press Update: what happened, and what is live now, stands here.</source>
        <translation>点“更新”后，这里会显示更新的经过和线上的结果。</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Waiting for the function</source>
        <translation>正在等待函数</translation>
    </message>
    <message>
        <source>About This Code</source>
        <translation>关于此错误码</translation>
    </message>
    <message>
        <source>Opens the reference of error codes.</source>
        <translation>打开错误码参考。</translation>
    </message>
    <message>
        <source>Stop Waiting</source>
        <translation>停止等待</translation>
    </message>
</context>
<context>
    <name>Scf::ResultsPanel</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>请求日志</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>更新结果</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>Scf::RouteText</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>The page of UpdateFunctionCode allows a ZipFile of 20 MB. But every request comes through a gateway, which takes at most %1 (%2), and in the request the ZIP is written as base64, which makes four bytes of three: a ZIP of about %3 is the largest that fits. A larger one is stored in a bucket of yours first, and the request only names it.</source>
        <translation>UpdateFunctionCode 的文档允许 20 MB 的 ZipFile，但每个请求都要经过网关，网关最多接收 %1（%2）；ZIP 在请求中以 base64 编码，三个字节变成四个字节，因此最大只能放下约 %3 的 ZIP。更大的代码包会先存入您的存储桶，请求中只写明它的位置。</translation>
    </message>
    <message>
        <source>Too large whichever way it goes: %1 unzipped, at most %2.</source>
        <translation>无论走哪条路都太大：解压后 %1，最多 %2。</translation>
    </message>
    <message>
        <source>Travels in the request: %1 of at most %2.</source>
        <translation>随请求发送：%1，最多 %2。</translation>
    </message>
    <message>
        <source>Too big for a request (%1, at most %2): choose a bucket for it to go through.</source>
        <translation>一个请求装不下（%1，最多 %2）：请选择一个存储桶来中转。</translation>
    </message>
    <message>
        <source>Too big for a request (%1, at most %2): goes through the bucket %3.</source>
        <translation>一个请求装不下（%1，最多 %2）：经存储桶 %3 发送。</translation>
    </message>
</context>
<context>
    <name>Scf::SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear the Search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>Scf::SecretText</name>
    <message>
        <source>Made to hold secrets, which everyone who may read the function&apos;s code can see: %1.</source>
        <translation>用于存放机密的文件，能读取函数代码的人都能看到：%1。</translation>
    </message>
    <message>
        <source>A private key or a key of a cloud seems to stand in: %1.</source>
        <translation>以下文件似乎含有私钥或云密钥：%1。</translation>
    </message>
    <message>
        <source>A private key or a key of a cloud seems to stand in %1: an environment variable of the function is a better place.</source>
        <translation>%1 似乎含有私钥或云密钥：更适合放在函数的环境变量中。</translation>
    </message>
    <message>
        <source>The whole history of the code is in the package: %1.</source>
        <translation>代码包中含有完整的版本历史：%1。</translation>
    </message>
    <message>
        <source>No secret was found in the package.</source>
        <translation>代码包中没有发现机密信息。</translation>
    </message>
</context>
<context>
    <name>Scf::Services</name>
    <message>
        <source>%1. Requests are signed with the corrected time while this program runs; set the computer&apos;s clock.</source>
        <extracomment>%1 is &quot;This computer&apos;s clock is 15 minutes behind that of Tencent Cloud&quot;</extracomment>
        <translation>%1。本程序运行期间会用校正后的时间签名请求；请校准本机时钟。</translation>
    </message>
    <message>
        <source>The end of an update could not be written into the history: %1</source>
        <translation>无法将更新的结果写入历史记录：%1</translation>
    </message>
    <message>
        <source>The settings could not be written to %1. What you change is kept for this run; it is written as soon as it can be.</source>
        <translation>无法将设置写入 %1。更改在本次运行期间保留，并在可以写入时保存。</translation>
    </message>
    <message>
        <source>The settings could not be read wholly. The file is kept as %1; what could be read of it is in use.</source>
        <translation>设置文件无法完整读取。该文件已保留为 %1，能读取的部分已生效。</translation>
    </message>
    <message>
        <source>The password of the proxy is kept for this run only. %1</source>
        <extracomment>%1 is a sentence</extracomment>
        <translation>代理密码仅在本次运行中保留。%1</translation>
    </message>
    <message>
        <source>The credential store has taken the key of %1 after all.</source>
        <extracomment>%1 is the name of an account</extracomment>
        <translation>系统密钥库已保存 %1 的密钥。</translation>
    </message>
    <message>
        <source>The role could not be assumed again, and its credential ends soon: %1</source>
        <translation>无法重新扮演角色，其临时密钥即将到期：%1</translation>
    </message>
    <message>
        <source>The credential store did not say that it removed the key. Look there for entries of &quot;SCF Desktop&quot;.</source>
        <translation>系统密钥库未确认已删除密钥。请在其中查找 “SCF Desktop” 的条目。</translation>
    </message>
    <message>
        <source>Not every account could be read. What was stored is kept in %1, as account/unreadable.</source>
        <translation>有账号无法读取。原有内容已保留在 %1 的 account/unreadable 中。</translation>
    </message>
</context>
<context>
    <name>Scf::SettingsDialog</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>代码包</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::Settlement</name>
    <message>
        <source>It was accepted, but the function looks as it did before.</source>
        <translation>更新请求已被接受，但函数看起来与之前相同。</translation>
    </message>
    <message>
        <source>The function ran the same code before.</source>
        <translation>函数之前运行的就是相同的代码。</translation>
    </message>
    <message>
        <source>The function is in the status %1 now, and no answer tells whether this update or another one brought it there.</source>
        <translation>函数当前状态为 %1，没有响应能说明这是此次更新还是其他更新造成的。</translation>
    </message>
    <message>
        <source>what runs cannot be compared with what was sent</source>
        <translation>无法比较正在运行的代码与已发送的代码</translation>
    </message>
    <message>
        <source>the deployed code could not be read (%1)</source>
        <translation>无法读取已部署的代码（%1）</translation>
    </message>
    <message>
        <source>The old code runs; something else about the function has changed meanwhile.</source>
        <translation>正在运行的是旧代码；函数的其他内容在此期间有变化。</translation>
    </message>
    <message>
        <source>The function has changed, but its code could not be read: %1</source>
        <translation>函数已变化，但无法读取其代码：%1</translation>
    </message>
    <message>
        <source>It was accepted, but the function runs the code of before again.</source>
        <translation>更新请求已被接受，但函数又在运行之前的代码。</translation>
    </message>
    <message>
        <source>The function runs other code now: another update has come since.</source>
        <translation>函数现在运行的是其他代码：此后又有另一次更新。</translation>
    </message>
    <message>
        <source>The function has changed, but what runs cannot be compared with what was to be sent.</source>
        <translation>函数已变化，但无法比较正在运行的代码与要发送的代码。</translation>
    </message>
    <message>
        <source>It was an update in the demo cloud, which ended with its program.</source>
        <translation>这是演示云中的更新，演示云已随程序一起结束。</translation>
    </message>
    <message>
        <source>The function does not exist any more.</source>
        <translation>函数已不存在。</translation>
    </message>
    <message>
        <source>The function could not be read: %1</source>
        <translation>无法读取函数：%1</translation>
    </message>
    <message>
        <source>The update of %1 at %2, which was cut short, was done: what runs is what was sent.</source>
        <translation>%2 对 %1 的更新曾中断，现已查明：更新已完成，正在运行的就是已发送的代码。</translation>
    </message>
    <message>
        <source>The update of %1 at %2, which was cut short, was done, but is not verifiable: %3</source>
        <translation>%2 对 %1 的更新曾中断，现已查明：更新已完成，但无法核对：%3</translation>
    </message>
    <message>
        <source>The update of %1 at %2, which was cut short, was not done: the platform rejected the package, and the old code still runs.</source>
        <translation>%2 对 %1 的更新曾中断，现已查明：更新未完成，平台拒绝了代码包，旧代码仍在运行。</translation>
    </message>
    <message>
        <source>The update of %1 at %2, which was cut short, was not done: the old code still runs.</source>
        <translation>%2 对 %1 的更新曾中断，现已查明：更新未执行，旧代码仍在运行。</translation>
    </message>
    <message>
        <source>The update of %1 at %2, which was cut short, was not done: %3</source>
        <translation>%2 对 %1 的更新曾中断，现已查明：更新未执行：%3</translation>
    </message>
    <message>
        <source>What became of the update of %1 at %2, which was cut short, cannot be told: %3</source>
        <translation>%2 对 %1 的更新曾中断，无法判断其结果：%3</translation>
    </message>
</context>
<context>
    <name>Scf::ShortcutModel</name>
    <message>
        <source>What it does</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>Scf::Shortcuts</name>
    <message>
        <source>Copy the row</source>
        <translation>复制该行</translation>
    </message>
    <message>
        <source>Search the package</source>
        <translation>搜索代码包</translation>
    </message>
    <message>
        <source>Search the bucket</source>
        <translation>搜索存储桶</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find the previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Go to a line</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>Go to the next problem</source>
        <translation>转到下一个问题</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <translation>恢复文字大小</translation>
    </message>
    <message>
        <source>Main window</source>
        <translation>主窗口</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Contents of the package</source>
        <translation>代码包内容</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>编辑器</translation>
    </message>
    <message>
        <source>COS browser</source>
        <translation>COS 浏览器</translation>
    </message>
    <message>
        <source>%1 is needed for typing, lists and menus. Choose keys with Ctrl, or a function key.</source>
        <extracomment>%1 are keys such as &quot;Alt+F&quot;</extracomment>
        <translation>%1 用于输入、列表和菜单。请选择带 Ctrl 的按键或功能键。</translation>
    </message>
    <message>
        <source>%1 is in use already: “%2” (%3).</source>
        <extracomment>%1 are keys such as &quot;Ctrl+F&quot;, %2 what they do, %3 where (&quot;Editor&quot;)</extracomment>
        <translation>%1 已被使用：“%2”（%3）。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>Scf::ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Scf::ShortcutsPage</name>
    <message>
        <source>Words or keys</source>
        <translation>文字或按键</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Press the keys that the selected row shall have.</source>
        <translation>按下要分配给所选行的按键。</translation>
    </message>
</context>
<context>
    <name>Scf::ShownText</name>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>%1 is a list of names, %2 how many names there are besides.</extracomment>
        <translation>%1，另有 %2 个</translation>
    </message>
</context>
<context>
    <name>Scf::SourceDialogs</name>
    <message>
        <source>What was downloaded is not the code that the function runs.</source>
        <translation>下载到的并不是函数正在运行的代码。</translation>
    </message>
</context>
<context>
    <name>Scf::SourcePanel</name>
    <message numerus="yes">
        <source>Reading… %n file(s) so far</source>
        <translation>
            <numerusform>正在读取… 已有 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 unpacked</source>
        <translation>
            <numerusform>%n 个文件，解压后 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) · %1 as ZIP, %2 in the request of %3</source>
        <translation>
            <numerusform>%n 个文件 · ZIP %1，请求 %2，上限 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Code from</source>
        <translation>代码来源</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>ZIP file</source>
        <translation>ZIP 文件</translation>
    </message>
    <message>
        <source>Size of the request against its limit</source>
        <translation>请求大小与上限</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>包内容</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>编辑器</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) · %1 as ZIP · changed %2 · %3</source>
        <translation>
            <numerusform>%n 个文件 · ZIP 为 %1 · %2 修改 · %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) · %1 as ZIP</source>
        <translation>
            <numerusform>%n 个文件 · ZIP 为 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, too big for a request: goes through %2</source>
        <translation>%1，超过请求上限：经由 %2 上传</translation>
    </message>
    <message>
        <source>%1, too big for a request</source>
        <translation>%1，超过请求上限</translation>
    </message>
    <message>
        <source>COS object</source>
        <translation>COS 对象</translation>
    </message>
    <message>
        <source>Bucket…</source>
        <translation>存储桶…</translation>
    </message>
    <message>
        <source>Chooses the bucket that packages too large for a request go through.</source>
        <translation>选择超过请求上限的代码包所经由的存储桶。</translation>
    </message>
</context>
<context>
    <name>Scf::SourceProblemText</name>
    <message>
        <source>The text that begins here does not end.</source>
        <translation>从这里开始的字符串没有结束。</translation>
    </message>
    <message>
        <source>The comment that begins here does not end.</source>
        <translation>从这里开始的注释没有结束。</translation>
    </message>
    <message>
        <source>The bracket %1 is not closed.</source>
        <translation>括号 %1 没有闭合。</translation>
    </message>
    <message>
        <source>The bracket %1 closes nothing.</source>
        <translation>括号 %1 没有对应的左括号。</translation>
    </message>
    <message>
        <source>From here on this is not valid JSON.</source>
        <translation>从这里开始不是有效的 JSON。</translation>
    </message>
    <message>
        <source>%1 does not define %2.</source>
        <translation>%1 中没有定义 %2。</translation>
    </message>
</context>
<context>
    <name>Scf::Spinner</name>
    <message>
        <source>Loading</source>
        <translation>加载中</translation>
    </message>
</context>
<context>
    <name>Scf::StartOptions</name>
    <message>
        <source>A start without options but FOLDER, ZIP and --function raises the window that is open already and hands it what it is to open.

Exit codes: 0 all went well, 1 something could not be done, 2 the command line cannot be understood.
QT_LOGGING_RULES chooses what is logged, such as scf.cloud=true.</source>
        <translation>除 FOLDER、ZIP 和 --function 外不带其他选项启动时，会把已打开的窗口置于最前，并由它打开指定内容。

退出码：0 一切正常，1 有操作未能完成，2 无法理解命令行。
QT_LOGGING_RULES 决定记录哪些日志，例如 scf.cloud=true。</translation>
    </message>
    <message>
        <source>Point-and-click deployment of code to Tencent Cloud SCF.</source>
        <translation>点选即可将代码部署到腾讯云云函数 SCF。</translation>
    </message>
    <message>
        <source>Chooses the function NAME; FOLDER or ZIP is for it.</source>
        <translation>选择函数 NAME；FOLDER 或 ZIP 用于该函数。</translation>
    </message>
    <message>
        <source>Opens the demo cloud.</source>
        <translation>打开演示云。</translation>
    </message>
    <message>
        <source>Gives the demo cloud so many more functions.</source>
        <translation>为演示云增加这么多个函数。</translation>
    </message>
    <message>
        <source>Opens an account of this run at URL; its key comes from TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and TENCENTCLOUD_TOKEN.</source>
        <translation>在 URL 打开仅用于本次运行的账号；密钥来自 TENCENTCLOUD_SECRET_ID、TENCENTCLOUD_SECRET_KEY 和 TENCENTCLOUD_TOKEN。</translation>
    </message>
    <message>
        <source>Opens another window even where one is open already.</source>
        <translation>即使已有窗口打开，也另开一个窗口。</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light、dark 或 system。</translation>
    </message>
    <message>
        <source>en or zh_CN.</source>
        <translation>en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Adds to FILE what the program logs, without secrets.</source>
        <translation>将程序日志追加写入 FILE，不含密钥。</translation>
    </message>
    <message>
        <source>The code of the next update: it is opened ready to press.</source>
        <translation>下一次更新的代码：打开后即可按“更新”。</translation>
    </message>
    <message>
        <source>--demo-functions takes a number from 0 to %1, not &quot;%2&quot;.</source>
        <translation>--demo-functions 的取值为 0 到 %1 的数字，不能是“%2”。</translation>
    </message>
    <message>
        <source>--endpoint needs an address.</source>
        <translation>--endpoint 需要一个地址。</translation>
    </message>
    <message>
        <source>--demo and --endpoint exclude each other.</source>
        <translation>--demo 和 --endpoint 不能同时使用。</translation>
    </message>
    <message>
        <source>--theme takes light, dark or system, not &quot;%1&quot;.</source>
        <translation>--theme 的取值为 light、dark 或 system，不能是“%1”。</translation>
    </message>
    <message>
        <source>--language takes en or zh_CN, not &quot;%1&quot;.</source>
        <translation>--language 的取值为 en 或 zh_CN，不能是“%1”。</translation>
    </message>
    <message>
        <source>--log needs the name of a file.</source>
        <translation>--log 需要一个文件名。</translation>
    </message>
    <message>
        <source>--function needs the name of a function.</source>
        <translation>--function 需要一个函数名称。</translation>
    </message>
    <message>
        <source>One folder or ZIP file can be opened at a time, not %1.</source>
        <translation>一次只能打开一个文件夹或 ZIP 文件，不能是 %1 个。</translation>
    </message>
    <message>
        <source>There is no folder or file &quot;%1&quot;.</source>
        <translation>没有文件夹或文件“%1”。</translation>
    </message>
</context>
<context>
    <name>Scf::StatusLabel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Read by a screen reader. %1 is &quot;Warning&quot; or &quot;Error&quot;, %2 a sentence</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Scf::StatusPresentation</name>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>创建中</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>更新中</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>发布中</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>删除中</translation>
    </message>
    <message>
        <source>Create failed</source>
        <translation>创建失败</translation>
    </message>
    <message>
        <source>Update failed</source>
        <translation>更新失败</translation>
    </message>
    <message>
        <source>Publish failed</source>
        <translation>发布失败</translation>
    </message>
    <message>
        <source>Delete failed</source>
        <translation>删除失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Use %1</source>
        <extracomment>Button. %1 is a handler such as index.main_handler</extracomment>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>Use %1 as the Root</source>
        <extracomment>Button. %1 is a folder such as image-resize-main/</extracomment>
        <translation>将 %1 作为根目录</translation>
    </message>
    <message>
        <source>Leave Out</source>
        <extracomment>Button. The files that the sentence beside it names stay out of the package</extracomment>
        <translation>排除</translation>
    </message>
    <message>
        <source>Fix in the Package</source>
        <extracomment>Button. The package gets a repaired copy of the file</extracomment>
        <translation>在代码包中修复</translation>
    </message>
    <message>
        <source>Install Dependencies Online</source>
        <extracomment>Button. The platform runs npm install</extracomment>
        <translation>在线安装依赖</translation>
    </message>
    <message>
        <source>Use .gitignore</source>
        <extracomment>Button. The rules of .gitignore decide what stays out</extracomment>
        <translation>使用 .gitignore</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>Button. Takes a fix back</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Choose a Bucket…</source>
        <extracomment>Button. Opens a dialog to choose the bucket that large packages go through</extracomment>
        <translation>选择存储桶…</translation>
    </message>
    <message>
        <source>Update When Active</source>
        <extracomment>Button. Waits until the function is Active and updates it then</extracomment>
        <translation>待正常后更新</translation>
    </message>
</context>
<context>
    <name>Scf::StepPane</name>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Press Update: each of its steps waits for Space, and shows its request and its answer here.</source>
        <translation>按“更新”：每一步都等待空格键，并在此显示它的请求和应答。</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <extracomment>%1 is the number of a step, %2 of how many, %3 its name</extracomment>
        <translation>第 %1 步，共 %2 步 · %3</translation>
    </message>
    <message>
        <source>Next: %1. Press Space.</source>
        <extracomment>%1 is the name of a step of the update</extracomment>
        <translation>下一步：%1。按空格键继续。</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Steps of the update</source>
        <translation>更新的步骤</translation>
    </message>
    <message>
        <source>DEMO</source>
        <extracomment>The mark of the demo cloud</extracomment>
        <translation>演示</translation>
    </message>
    <message>
        <source>Calls of this step</source>
        <translation>此步骤的调用</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
</context>
<context>
    <name>Scf::StepText</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Wait until Active</source>
        <translation>等待就绪</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Reads the function as it is now and checks the code against it. Nothing changes.</source>
        <translation>读取函数的当前状态，并据此检查代码。不做任何更改。</translation>
    </message>
    <message>
        <source>Makes the ZIP on this computer. Nothing is sent.</source>
        <translation>在本机生成 ZIP。不发送任何内容。</translation>
    </message>
    <message>
        <source>Puts the package into a bucket. The function does not change.</source>
        <translation>把代码包放入存储桶。函数不变。</translation>
    </message>
    <message>
        <source>Sends UpdateFunctionCode, once: from here on the function may change.</source>
        <translation>发送 UpdateFunctionCode，仅一次：从此刻起函数可能改变。</translation>
    </message>
    <message>
        <source>Reads the function until the platform has put the new code into operation.</source>
        <translation>读取函数，直到平台启用新代码。</translation>
    </message>
    <message>
        <source>Compares what runs now with what was sent.</source>
        <translation>比较正在运行的代码与已发送的代码。</translation>
    </message>
    <message>
        <source>The function was read and the code was checked: nothing stands against the update.</source>
        <translation>已读取函数并检查代码：没有妨碍更新的问题。</translation>
    </message>
    <message>
        <source>The ZIP is made: %1, SHA-256 %2. Nothing was sent.</source>
        <translation>ZIP 已生成：%1，SHA-256 %2。未发送任何内容。</translation>
    </message>
    <message>
        <source>The package lies in the bucket. The function did not change.</source>
        <translation>代码包已在存储桶中。函数没有改变。</translation>
    </message>
    <message>
        <source>Accepted, with the RequestId %1. That is not yet success.</source>
        <translation>已受理，RequestId 为 %1。这还不等于成功。</translation>
    </message>
    <message>
        <source>The function is Active again.</source>
        <translation>函数已恢复为 Active。</translation>
    </message>
    <message>
        <source>Verified: what runs is what was sent.</source>
        <translation>已核对：正在运行的就是已发送的代码。</translation>
    </message>
    <message>
        <source>Active, but what runs could not be compared with what was sent.</source>
        <translation>已是 Active，但无法比较正在运行的代码与已发送的代码。</translation>
    </message>
    <message>
        <source>Not changed: the old code is still running.</source>
        <translation>未改变：线上仍是旧代码。</translation>
    </message>
    <message>
        <source>Accepted, but nobody waited for the end.</source>
        <translation>已受理，但没有等到结束。</translation>
    </message>
    <message>
        <source>It is not known which code runs.</source>
        <translation>无法得知正在运行哪份代码。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>No answer after %1</source>
        <translation>%1 后没有应答</translation>
    </message>
</context>
<context>
    <name>Scf::SteppedCheck</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>Scf::StepsBar</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>Read by a screen reader. %1 is a step (&quot;Package&quot;), %2 its state (&quot;done&quot;)</extracomment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: %2, %3.</source>
        <extracomment>Read by a screen reader. %1 is a step, %2 its state, %3 a time or an amount</extracomment>
        <translation>%1：%2，%3。</translation>
    </message>
</context>
<context>
    <name>Scf::UpdatePanel</name>
    <message>
        <source>Web function</source>
        <translation>Web 函数</translation>
    </message>
    <message>
        <source>%1 deployed</source>
        <translation>已部署 %1</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Only the code and the handler are sent; all else stays as it is.</source>
        <translation>只更新代码和执行方法，其他配置保持不变。</translation>
    </message>
    <message>
        <source>Select a function</source>
        <translation>请选择函数</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>执行方法</translation>
    </message>
    <message>
        <source>Install dependencies</source>
        <translation>安装依赖</translation>
    </message>
    <message>
        <source>The platform runs npm install on the package.json of the package (Node.js only).</source>
        <translation>平台会按代码包中的 package.json 执行 npm install（仅限 Node.js）。</translation>
    </message>
    <message>
        <source>Publish a version</source>
        <translation>发布版本</translation>
    </message>
    <message>
        <source>Publishes an unchangeable version of this code in the same call.</source>
        <translation>在同一次调用中，把这份代码发布为不可更改的版本。</translation>
    </message>
    <message>
        <source>Choose the code: what it holds is checked here at once.</source>
        <translation>选择代码后，这里会立即检查其内容。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Its code can be updated from a folder, a ZIP file, a bucket, an image, or the editor.</source>
        <translation>它的代码可以从文件夹、ZIP 文件、存储桶、镜像或编辑器更新。</translation>
    </message>
    <message>
        <source>EnvId, CodeSource, and a preview of the request.</source>
        <translation>EnvId、CodeSource 和请求的预览。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>changed %1 (platform time)</source>
        <extracomment>%1 is a time as the platform tells it, in its own time zone</extracomment>
        <translation>修改于 %1（平台时间）</translation>
    </message>
</context>
<context>
    <name>Scf::UpdateQuestions</name>
    <message>
        <source>Update in Production</source>
        <translation>更新生产环境</translation>
    </message>
    <message>
        <source>%1 in PRODUCTION account %2: update?</source>
        <extracomment>%1 is a function, %2 an account</extracomment>
        <translation>生产环境账号 %2 中的 %1：是否更新？</translation>
    </message>
    <message>
        <source>The code of the function in %1, namespace %2 is replaced at once.</source>
        <extracomment>%1 is a region, %2 a namespace</extracomment>
        <translation>%1 地域、命名空间 %2 中该函数的代码将立即被替换。</translation>
    </message>
    <message>
        <source>&amp;Update</source>
        <translation>更新(&amp;U)</translation>
    </message>
    <message>
        <source>Changed by Somebody Else</source>
        <translation>已被他人修改</translation>
    </message>
    <message>
        <source>The code of %1 was changed after you looked at it.</source>
        <translation>在您查看之后，%1 的代码被修改过。</translation>
    </message>
    <message>
        <source>It was last changed at %1 (platform time). Your update takes the place of that code.</source>
        <extracomment>%1 is a time as the platform tells it, in its own time zone</extracomment>
        <translation>最近修改时间为 %1（平台时间）。您的更新会替换那份代码。</translation>
    </message>
    <message>
        <source>Update Anyway</source>
        <translation>仍然更新</translation>
    </message>
    <message>
        <source>An Update Is Running</source>
        <translation>正在更新</translation>
    </message>
    <message>
        <source>An update is running. What was sent already cannot be called back; without the window nobody sees how it ends.</source>
        <translation>更新正在进行。已发送的内容无法撤回；关闭窗口后，就看不到更新的结果了。</translation>
    </message>
    <message>
        <source>Close Anyway</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Keep Open</source>
        <translation>不关闭</translation>
    </message>
</context>
<context>
    <name>Scf::UpdateReadiness</name>
    <message>
        <source>Select a function first.</source>
        <translation>请先选择函数。</translation>
    </message>
    <message>
        <source>The function is being read.</source>
        <translation>正在读取函数。</translation>
    </message>
    <message>
        <source>Choose the folder with your code.</source>
        <translation>请选择代码所在的文件夹。</translation>
    </message>
    <message>
        <source>Choose the ZIP file with your code.</source>
        <translation>请选择代码的 ZIP 文件。</translation>
    </message>
    <message>
        <source>The package is being read.</source>
        <translation>正在读取代码包。</translation>
    </message>
    <message>
        <source>The package could not be read.</source>
        <translation>无法读取代码包。</translation>
    </message>
    <message>
        <source>The checks are running.</source>
        <translation>正在检查。</translation>
    </message>
    <message>
        <source>Choose the object with your code.</source>
        <translation>请选择存放代码的对象。</translation>
    </message>
    <message>
        <source>Enter the URI of the image.</source>
        <translation>请填写镜像的 URI。</translation>
    </message>
    <message>
        <source>Open the code to edit.</source>
        <translation>请打开要编辑的代码。</translation>
    </message>
    <message>
        <source>This is no ZIP file, or it is damaged: pack it again.</source>
        <translation>这不是 ZIP 文件，或文件已损坏：请重新打包。</translation>
    </message>
    <message>
        <source>The temporary credentials of this account have expired. Enter new ones, or open the account again.</source>
        <translation>该账号的临时密钥已过期。请填写新的临时密钥，或重新打开该账号。</translation>
    </message>
</context>
<context>
    <name>Scf::UpdateScript</name>
    <message>
        <source>This repeats an update of the history. EnvId and CodeSource are not kept there.</source>
        <translation>重复历史中的一次更新。历史不保存 EnvId 和 CodeSource。</translation>
    </message>
    <message>
        <source>No code was chosen: put its folder or ZIP in the place of CODE.</source>
        <translation>尚未选择代码：请用其文件夹或 ZIP 替换 CODE。</translation>
    </message>
    <message>
        <source>The text of %1 as it stands in the editor is not in here: save it into its file or ZIP first.</source>
        <translation>编辑器中 %1 的当前文本不在其中：请先把它保存到文件或 ZIP 里。</translation>
    </message>
    <message>
        <source>What is left out is named as it was when this was copied. New files that a rule would leave out are packed.</source>
        <translation>排除的内容按复制时的情形列出名称。规则本应排除的新文件会被打包。</translation>
    </message>
    <message>
        <source>What the program&apos;s own rules and the choices for the package leave out is left out; lines of .gitignore, .scfignore and your own list are not.</source>
        <translation>程序自带的规则以及对代码包的选择所排除的内容会被排除；.gitignore、.scfignore 和您自己列表中的行则不起作用。</translation>
    </message>
    <message>
        <source>Taken by hand, and left out here where a rule says so: %1</source>
        <translation>手工包含的文件，如规则要求排除，在这里会被排除：%1</translation>
    </message>
    <message>
        <source>The ZIP goes as it is; SCF Desktop would change what is in it (root, left out or repaired files).</source>
        <translation>ZIP 原样发送；SCF Desktop 则会改动其内容（根目录、排除或修复的文件）。</translation>
    </message>
    <message>
        <source>SCF Desktop repairs these files on their way, this does not (execute permission, line ends): %1</source>
        <translation>SCF Desktop 会在打包时修复这些文件，本脚本不会（执行权限、换行符）：%1</translation>
    </message>
    <message>
        <source>The package is too large for a request, so it goes through a bucket. Nobody removes the object afterwards.</source>
        <translation>代码包太大，请求放不下，因此经由存储桶。之后没有谁会删除该对象。</translation>
    </message>
    <message>
        <source>Say in COS_BUCKET which one: its name with the APPID, in the region %1.</source>
        <translation>用 COS_BUCKET 说明是哪一个：带 APPID 的名称，位于地域 %1。</translation>
    </message>
    <message>
        <source>Updates the code of the function %1 (%2, namespace %3).</source>
        <translation>更新函数 %1 的代码（%2，命名空间 %3）。</translation>
    </message>
    <message>
        <source>Needs %1, and the key in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (TENCENTCLOUD_TOKEN for a temporary one).</source>
        <translation>需要 %1，密钥放在 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY 中（临时密钥还需 TENCENTCLOUD_TOKEN）。</translation>
    </message>
    <message>
        <source>tccli speaks HTTPS only: it cannot reach %1.</source>
        <translation>tccli 只支持 HTTPS：无法访问 %1。</translation>
    </message>
    <message>
        <source>The SDK of COS names buckets in the host, so it does not find those of the demo cloud.</source>
        <translation>COS 的 SDK 把存储桶写在域名里，因此找不到演示云的存储桶。</translation>
    </message>
    <message>
        <source>CODE_PATH is the folder or ZIP in your repository; on the machine where this was copied it was %1.</source>
        <translation>CODE_PATH 是您仓库中的文件夹或 ZIP；在复制本文的机器上是 %1。</translation>
    </message>
    <message>
        <source>No runner of GitHub reaches %1, which is this machine.</source>
        <translation>GitHub 的运行器无法访问 %1，它就是本机。</translation>
    </message>
</context>
<context>
    <name>Scf::WelcomePage</name>
    <message>
        <source>Put your code into a cloud function</source>
        <translation>把代码部署到云函数</translation>
    </message>
    <message>
        <source>Choose a function of Tencent Cloud SCF, choose a folder or a ZIP file, press Update, and see that it is live.</source>
        <translation>选择腾讯云云函数 (SCF)，选择文件夹或 ZIP 文件，点“更新”，即可看到代码上线。</translation>
    </message>
    <message>
        <source>Try the Demo Cloud</source>
        <translation>试用演示云</translation>
    </message>
    <message>
        <source>Everything works, on this computer only: no account, no network, nothing to pay.</source>
        <translation>功能齐全，本机运行；无需账号、网络和费用。</translation>
    </message>
    <message>
        <source>Add an Account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>With the SecretId and SecretKey of your Tencent Cloud account.</source>
        <translation>使用您腾讯云账号的 SecretId 和 SecretKey。</translation>
    </message>
    <message>
        <source>Open the demo cloud with a sample project</source>
        <translation>打开演示云和示例项目</translation>
    </message>
    <message>
        <source>Choose one of your accounts</source>
        <translation>选择已有的账号</translation>
    </message>
</context>
<context>
    <name>Scf::WindowActions</name>
    <message>
        <source>Choose &amp;Folder…</source>
        <translation>选择文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose &amp;ZIP File…</source>
        <translation>选择 ZIP 文件(&amp;Z)…</translation>
    </message>
    <message>
        <source>Choose COS &amp;Object…</source>
        <translation>选择 COS 对象(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Edit the Code…</source>
        <translation>编辑代码(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Contents of the Package…</source>
        <translation>代码包内容(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Download the Deployed Code…</source>
        <translation>下载已部署的代码(&amp;D)…</translation>
    </message>
    <message>
        <source>Copy the Update &amp;As…</source>
        <translation>将更新复制为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Add an Account…</source>
        <translation>添加账号(&amp;A)…</translation>
    </message>
    <message>
        <source>Acco&amp;unts…</source>
        <translation>账号(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Demo Cloud</source>
        <translation>演示云(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Update</source>
        <translation>更新(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Cancel the Update</source>
        <translation>取消更新(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Search Functions</source>
        <translation>搜索函数(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Request Log</source>
        <translation>请求日志(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Presentation Mode</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>Check the &amp;Connection…</source>
        <translation>检查连接(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Proxy…</source>
        <translation>代理(&amp;P)…</translation>
    </message>
    <message>
        <source>User &amp;Manual</source>
        <translation>用户手册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>报告问题(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Error Codes…</source>
        <translation>错误码(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;About SCF Desktop</source>
        <translation>关于 SCF Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;High Contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Scf::WindowDialogs</name>
    <message>
        <source>About SCF Desktop</source>
        <translation>关于 SCF Desktop</translation>
    </message>
    <message>
        <source>SCF Desktop %1</source>
        <translation>SCF Desktop %1</translation>
    </message>
    <message>
        <source>Point-and-click deployment of code to Tencent Cloud Serverless Cloud Function.

Free software under the GNU General Public License, version 3 or later. It is not a product of Tencent.</source>
        <translation>点点鼠标，即可把代码部署到腾讯云云函数 (SCF)。

本程序是自由软件，采用 GNU 通用公共许可证第 3 版或更新版本授权，并非腾讯的产品。</translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation>许可证(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>%1 is not an address that can be used as --endpoint.</source>
        <translation>%1 不是有效的地址，不能用作 --endpoint。</translation>
    </message>
    <message>
        <source>--endpoint needs TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.</source>
        <translation>使用 --endpoint 需要设置 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY。</translation>
    </message>
    <message>
        <source>The window that is open does not answer; this is another one.</source>
        <translation>已打开的窗口没有响应；这是另一个窗口。</translation>
    </message>
    <message>
        <source>The log cannot be written to %1: %2</source>
        <translation>无法将日志写入 %1：%2</translation>
    </message>
</context>
</TS>
