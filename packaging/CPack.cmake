# SPDX-FileCopyrightText: 2026 The Rapport authors
# SPDX-License-Identifier: GPL-3.0-or-later

# cpack --config build/release/CPackConfig.cmake -B build/packages
set(CPACK_PACKAGE_NAME rapport)
set(CPACK_PACKAGE_VENDOR "The Rapport authors")
set(CPACK_PACKAGE_CONTACT "The Rapport authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Rapport)
set(CPACK_PACKAGE_EXECUTABLES rapport Rapport)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

if(WIN32)
    set(CPACK_GENERATOR NSIS ZIP)
    set(CPACK_NSIS_DISPLAY_NAME Rapport)
    set(CPACK_NSIS_INSTALLED_ICON_NAME bin/rapport.exe)
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    # A double-click on a workspace opens it.
    set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
        WriteRegStr SHCTX 'Software\Classes\.rapport' '' 'Rapport.Workspace'
        WriteRegStr SHCTX 'Software\Classes\Rapport.Workspace' '' 'Rapport workspace'
        WriteRegStr SHCTX 'Software\Classes\Rapport.Workspace\DefaultIcon' '' '$INSTDIR\bin\rapport.exe,0'
        WriteRegStr SHCTX 'Software\Classes\Rapport.Workspace\shell\open\command' '' '"$INSTDIR\bin\rapport.exe" "%1"'
    ]])
    set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
        DeleteRegKey SHCTX 'Software\Classes\Rapport.Workspace'
        DeleteRegKey SHCTX 'Software\Classes\.rapport'
    ]])
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME Rapport)
else()
    set(CPACK_GENERATOR TGZ)
    find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
    if(DPKG_SHLIBDEPS)
        list(APPEND CPACK_GENERATOR DEB)
    endif()
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SECTION misc)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    # Plugins, which no linker sees.
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, tzdata")
    if(TARGET rapport)
        string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", qt6-qpa-plugins, libqt6svg6")
        set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, qt6-wayland, qt6-translations-l10n")
        set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-cjk")
    endif()
endif()

include(CPack)
