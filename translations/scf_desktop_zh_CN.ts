<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Scf::AccountBar</name>
    <message>
        <source>Demo cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the Demo Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an Account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::AddAccountDialog</name>
    <message>
        <source>Add an Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>International</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you call it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with temporary credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SecretId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SecretKey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is kept for this run only and sent to nobody but the endpoint, as a signature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::CodeUpdateJob</name>
    <message>
        <source>The function could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It was not Active after %n minute(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The function has changed, but its code could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the code meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform adds the installed dependencies to the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the deployed code could not be read (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the deployed code has another SHA-256 than the package that was sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::ContentsDialog</name>
    <message>
        <source>Contents of the Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 unpacked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::FunctionListModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::FunctionsPanel</name>
    <message>
        <source>The functions could not be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No function matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name or description holds “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No functions here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This region and namespace hold no function. Choose another one above, or create one in the console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listing functions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n function(s)…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) · refreshed %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n function(s) shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The list is incomplete: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search functions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Functions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::HandlerField</name>
    <message>
        <source>Handler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handlers in the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handlers found in the package (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::MainWindow</name>
    <message>
        <source>The sample project could not be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About SCF Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCF Desktop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point-and-click deployment of code to Tencent Cloud Serverless Cloud Function.

Free software under the GNU General Public License, version 3 or later. It is not a product of Tencent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An Update Is Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An update is running. What was sent already cannot be called back; without the window nobody sees how it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;unction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make the Next Request Fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;ZIP File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Contents of the Package…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add an Account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Demo Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel the Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search Functions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Request Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About SCF Desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::OutcomeText</name>
    <message>
        <source>Not changed: the old code is still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updating %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was lost, but the function was read: what runs is what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs is what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is active, not verifiable: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not updated: the platform rejected the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update of %1 was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update of %1 was accepted; its end was not awaited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform goes on by itself. Refresh shows how it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether %1 was updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request may have arrived. Refresh before you update again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP: %1 bytes, SHA-256 %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::PackageContentsModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::PathRow</name>
    <message>
        <source>Choose the Folder with Your Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the ZIP File with Your Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP files (*.zip *.jar);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP file path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder, or drop one here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a ZIP file, or drop one here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a dialog to choose the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a dialog to choose the ZIP file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::RequestLogModel</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RequestId</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::RequestLogView</name>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request and answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a request to see what was sent and answered. Secrets and ZipFile are left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::ResultView</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was lost: reading the function…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is not sent again. The function is read until it is clear whether it was updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy RequestId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was updated yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Update: what happened, and what is live now, stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::ResultsPanel</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::SourcePanel</name>
    <message numerus="yes">
        <source>Reading… %n file(s) so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 unpacked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) · %1 as ZIP, %2 in the request of %3</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Code from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the request against its limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::UpdatePanel</name>
    <message>
        <source>Web function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 deployed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the code and the handler are sent; all else stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its code can be updated from a folder or a ZIP file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install dependencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform runs npm install on the package.json of the package (Node.js only).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish a version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishes an unchangeable version of this code in the same call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the code: what it holds is checked here at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::UpdateReadiness</name>
    <message>
        <source>Select a function first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The function is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder with your code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the ZIP file with your code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks are running.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scf::WelcomePage</name>
    <message>
        <source>Put your code into a cloud function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a function of Tencent Cloud SCF, choose a folder or a ZIP file, press Update, and see that it is live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the Demo Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works, on this computer only: no account, no network, nothing to pay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the SecretId and SecretKey of your Tencent Cloud account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo cloud with a sample project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>%1 is not an address that can be used as --endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--endpoint needs TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
