<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Scf::ClockCorrection</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::CodeUpdateJob</name>
    <message numerus="yes">
        <source>It was not Active after %n minute(s).</source>
        <translation>
            <numerusform>It was not Active after %n minute.</numerusform>
            <numerusform>It was not Active after %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ConnectionCheck</name>
    <message numerus="yes">
        <source>No answer within %n second(s).</source>
        <translation>
            <numerusform>No answer within %n second.</numerusform>
            <numerusform>No answer within %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>COS lists %n bucket(s).</source>
        <translation>
            <numerusform>COS lists %n bucket.</numerusform>
            <numerusform>COS lists %n buckets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ConnectionDialog</name>
    <message numerus="yes">
        <source>%n step(s) failed.</source>
        <translation>
            <numerusform>%n step failed.</numerusform>
            <numerusform>%n steps failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ContentCheckText</name>
    <message numerus="yes">
        <source>%n file(s) in the bucket were not looked into.</source>
        <translation>
            <numerusform>%n file in the bucket was not looked into.</numerusform>
            <numerusform>%n files in the bucket were not looked into.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ContentsDialog</name>
    <message numerus="yes">
        <source>%n file(s), %1 unpacked</source>
        <translation>
            <numerusform>%n file, %1 unpacked</numerusform>
            <numerusform>%n files, %1 unpacked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 unpacked, %2 as ZIP</source>
        <translation>
            <numerusform>%n file, %1 unpacked, %2 as ZIP</numerusform>
            <numerusform>%n files, %1 unpacked, %2 as ZIP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::CosBrowserDialog</name>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::CredentialStore</name>
    <message numerus="yes">
        <source>The credential store did not answer within %n second(s).</source>
        <translation>
            <numerusform>The credential store did not answer within %n second.</numerusform>
            <numerusform>The credential store did not answer within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::EditedCodeText</name>
    <message numerus="yes">
        <source>It goes in a repacked ZIP, with %n other file(s).</source>
        <translation>
            <numerusform>It goes in a repacked ZIP, with %n other file.</numerusform>
            <numerusform>It goes in a repacked ZIP, with %n other files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ErrorCodesDialog</name>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ExecutableText</name>
    <message numerus="yes">
        <source>%n compiled file(s) fit Linux on x86-64.</source>
        <translation>
            <numerusform>%n compiled file fit Linux on x86-64.</numerusform>
            <numerusform>%n compiled files fit Linux on x86-64.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ExpiryLabel</name>
    <message numerus="yes">
        <source>Expires in %n minute(s)</source>
        <translation>
            <numerusform>Expires in %n minute</numerusform>
            <numerusform>Expires in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n hour(s)</source>
        <translation>
            <numerusform>Expires in %n hour</numerusform>
            <numerusform>Expires in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s)</source>
        <translation>
            <numerusform>Expires in %n day</numerusform>
            <numerusform>Expires in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::FindFunctionDialog</name>
    <message numerus="yes">
        <source>Found in %n place(s).</source>
        <translation>
            <numerusform>Found in %n place.</numerusform>
            <numerusform>Found in %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) could not be read: %1</source>
        <translation>
            <numerusform>%n region could not be read: %1</numerusform>
            <numerusform>%n regions could not be read: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::FindingsList</name>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::FunctionsPanel</name>
    <message numerus="yes">
        <source>%1 of %n function(s)…</source>
        <translation>
            <numerusform>%1 of %n function…</numerusform>
            <numerusform>%1 of %n functions…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) · refreshed %1</source>
        <translation>
            <numerusform>%n function · refreshed %1</numerusform>
            <numerusform>%n functions · refreshed %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n function(s) shown</source>
        <translation>
            <numerusform>%1 of %n function shown</numerusform>
            <numerusform>%1 of %n functions shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::HistoryView</name>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n update</numerusform>
            <numerusform>%n updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) match</source>
        <translation>
            <numerusform>%n update matches</numerusform>
            <numerusform>%n updates match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) were written to %1.</source>
        <translation>
            <numerusform>%n update was written to %1.</numerusform>
            <numerusform>%n updates were written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ImportDialog</name>
    <message numerus="yes">
        <source>%n account(s) found.</source>
        <translation>
            <numerusform>%n account found.</numerusform>
            <numerusform>%n accounts found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n Account(s)</source>
        <translation>
            <numerusform>Import %n Account</numerusform>
            <numerusform>Import %n Accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::KeyCheck</name>
    <message numerus="yes">
        <source>There are %n function(s).</source>
        <translation>
            <numerusform>There is %n function.</numerusform>
            <numerusform>There are %n functions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n namespace(s).</source>
        <translation>
            <numerusform>There is %n namespace.</numerusform>
            <numerusform>There are %n namespaces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n bucket(s).</source>
        <translation>
            <numerusform>There is %n bucket.</numerusform>
            <numerusform>There are %n buckets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::KeyCheckDialog</name>
    <message numerus="yes">
        <source>%n thing(s) denied.</source>
        <translation>
            <numerusform>%n thing denied.</numerusform>
            <numerusform>%n things denied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::PackageCheckText</name>
    <message numerus="yes">
        <source>The package holds %n file(s).</source>
        <translation>
            <numerusform>The package holds %n file.</numerusform>
            <numerusform>The package holds %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::PlanText</name>
    <message numerus="yes">
        <source>%n file(s) and folder(s) are left out by rules: %1 and others.</source>
        <translation>
            <numerusform>%n file and folder are left out by rules: %1 and others.</numerusform>
            <numerusform>%n files and folders are left out by rules: %1 and others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) and folder(s) are left out by rules: %1.</source>
        <translation>
            <numerusform>%n file and folder are left out by rules: %1.</numerusform>
            <numerusform>%n files and folders are left out by rules: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::Remedies</name>
    <message numerus="yes">
        <source>Update is pressed again in %n second(s).</source>
        <translation>
            <numerusform>Update is pressed again in %n second.</numerusform>
            <numerusform>Update is pressed again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::ResultView</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scf::SourcePanel</name>
    <message numerus="yes">
        <source>Reading… %n file(s) so far</source>
        <translation>
            <numerusform>Reading… %n file so far</numerusform>
            <numerusform>Reading… %n files so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 unpacked</source>
        <translation>
            <numerusform>%n file, %1 unpacked</numerusform>
            <numerusform>%n files, %1 unpacked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) · %1 as ZIP, %2 in the request of %3</source>
        <translation>
            <numerusform>%n file · %1 as ZIP, %2 in the request of %3</numerusform>
            <numerusform>%n files · %1 as ZIP, %2 in the request of %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) · %1 as ZIP · changed %2 · %3</source>
        <translation>
            <numerusform>%n file · %1 as ZIP · changed %2 · %3</numerusform>
            <numerusform>%n files · %1 as ZIP · changed %2 · %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) · %1 as ZIP</source>
        <translation>
            <numerusform>%n file · %1 as ZIP</numerusform>
            <numerusform>%n files · %1 as ZIP</numerusform>
        </translation>
    </message>
</context>
</TS>
