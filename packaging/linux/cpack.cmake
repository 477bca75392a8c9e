# What CPack makes of the installation: `packaging/package.sh` calls it. The archive with bundled
# libraries is made by bundle.sh.
set(CPACK_PACKAGE_NAME scf-desktop)
set(CPACK_PACKAGE_VENDOR "The SCF Desktop authors")
set(CPACK_PACKAGE_CONTACT "The SCF Desktop authors <scfdesktop@users.noreply.github.com>")
set(CPACK_PACKAGE_HOMEPAGE_URL https://github.com/scfdesktop/scf-desktop)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "deploy code to Tencent Cloud SCF by point and click")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${CMAKE_CURRENT_SOURCE_DIR}/description.txt)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_GENERATOR DEB)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/cpack-generators.cmake)

# Linked libraries are found by dpkg-shlibdeps. These are loaded at run time only.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
string(JOIN ", " CPACK_DEBIAN_PACKAGE_DEPENDS
    libqt6svg6           # draws the icons
    libqt6sql6-sqlite    # keeps the journal of the updates
    qt6-qpa-plugins      # the platforms that Debian keeps beside libqt6gui6
    qt6-translations-l10n # the texts of Qt itself in Chinese
    libsecret-1-0        # where secret keys are kept
    ca-certificates)
string(JOIN ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "fonts-noto-cjk | fonts-wqy-microhei | fonts-cjk" # the Chinese texts
    "gnome-keyring | kwalletmanager | keepassxc" # a keyring that libsecret can talk to
    qt6-wayland xdg-utils)

# rpmbuild finds the linked libraries by their sonames, which are the same on other distributions.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_PACKAGE_AUTOREQ ON)
# The names of Fedora and of openSUSE.
string(JOIN ", " CPACK_RPM_PACKAGE_REQUIRES
    "(qt6-qtsvg or libQt6Svg6)" "(qt6-qtbase or qt6-sql-sqlite)"
    "libsecret-1.so.0()(64bit)" ca-certificates hicolor-icon-theme)
set(CPACK_RPM_PACKAGE_SUGGESTS "(google-noto-sans-cjk-fonts or google-noto-sans-sc-fonts)")
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _build_id_links none
%define _buildhost localhost
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1")
# These belong to the distribution's own packages.
set(prefix ${CPACK_PACKAGING_INSTALL_PREFIX})
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    ${prefix}/share/applications ${prefix}/share/metainfo ${prefix}/share/icons
    ${prefix}/share/icons/hicolor ${prefix}/share/man ${prefix}/share/man/man1
    ${prefix}/share/man/zh_CN ${prefix}/share/man/zh_CN/man1 ${prefix}/share/doc
    ${prefix}/share/icons/hicolor/scalable ${prefix}/share/icons/hicolor/scalable/apps)
foreach(size IN ITEMS 16 22 24 32 48 64 128 256 512)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        ${prefix}/share/icons/hicolor/${size}x${size} ${prefix}/share/icons/hicolor/${size}x${size}/apps)
endforeach()

include(CPack)
