; SPDX-FileCopyrightText: The SCF Desktop authors
; SPDX-License-Identifier: GPL-3.0-or-later
;
; The installer, made by build.sh: makensis -DVERSION=1.2.3
; -DSTAGE=FOLDER -DFILES=FILE -DSIZE_KB=NUMBER -DOUTPUT=FILE
; It installs for the person who runs it, without an administrator, and needs no question answered
; (/S is silent, /D=folder chooses another one).
Unicode true
Target amd64-unicode ; the default stub has 32 bits, which not every system runs
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include MUI2.nsh
!include LogicLib.nsh

!define ID io.github.scfdesktop.ScfDesktop
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "SCF Desktop"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\SCF Desktop"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" InstallLocation
BrandingText "SCF Desktop ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "SCF Desktop"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "SCF Desktop Setup"
VIAddVersionKey LegalCopyright "The SCF Desktop authors. GPL-3.0-or-later"

!define MUI_ICON scf-desktop.ico
!define MUI_UNICON scf-desktop.ico
!define MUI_FINISHPAGE_RUN "$INSTDIR\scf-desktop.exe"
!insertmacro MUI_PAGE_LICENSE "${STAGE}\LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SimpChinese

LangString RUNNING ${LANG_ENGLISH} "SCF Desktop is running. Close it and try again."
LangString RUNNING ${LANG_SIMPCHINESE} "SCF Desktop 正在运行。请关闭后重试。"
LangString DEMO ${LANG_ENGLISH} "SCF Desktop (Demo Cloud)"
LangString DEMO ${LANG_SIMPCHINESE} "SCF Desktop（演示云）"
LangString ABOUT ${LANG_ENGLISH} "Deploys code to Tencent Cloud SCF"
LangString ABOUT ${LANG_SIMPCHINESE} "将代码部署到腾讯云云函数 SCF"

; A running program keeps its file from being written; better said before anything is replaced.
!macro STOP_WHILE_RUNNING
    ${If} ${FileExists} "$INSTDIR\scf-desktop.exe"
        ClearErrors
        FileOpen $0 "$INSTDIR\scf-desktop.exe" a
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
            SetErrorLevel 2
            Abort "$(RUNNING)"
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

Section
    !insertmacro STOP_WHILE_RUNNING
    ; Files of an older version that this one does not have shall not stay.
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
    ${EndIf}
    SetOutPath $INSTDIR
    File /r "${STAGE}\*"

    CreateDirectory "$SMPROGRAMS\SCF Desktop"
    CreateShortcut "$SMPROGRAMS\SCF Desktop\SCF Desktop.lnk" "$INSTDIR\scf-desktop.exe" "" "" 0 \
        SW_SHOWNORMAL "" "$(ABOUT)"
    CreateShortcut "$SMPROGRAMS\SCF Desktop\$(DEMO).lnk" "$INSTDIR\scf-desktop.exe" "--demo"

    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayName "SCF Desktop"
    WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\scf-desktop.exe"
    WriteRegStr HKCU "${UNINSTALL_KEY}" Publisher "The SCF Desktop authors"
    WriteRegStr HKCU "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" EstimatedSize ${SIZE_KB}
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" NoModify 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" NoRepair 1
SectionEnd

; Removes what was installed and nothing else: settings, history and drafts stay, and so does a file
; that somebody put into the folder. FILES lists what was installed; build.sh writes it.
Section Uninstall
    !insertmacro STOP_WHILE_RUNNING
    !include "${FILES}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    RMDir /r "$SMPROGRAMS\SCF Desktop"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
