# SPDX-FileCopyrightText: 2026 The Rapport authors
# SPDX-License-Identifier: GPL-3.0-or-later

# C libraries that come with a pkg-config module on most systems and with nothing on some.

find_package(PkgConfig QUIET)

# rapport_library(NAME MODULE HEADER LIBRARY)
# Makes Rapport::NAME of the pkg-config module MODULE, else of HEADER and LIBRARY wherever CMake
# looks for such. (Debian's CMake package of libzip asks for programs that do not come with it.)
function(rapport_library name module header library)
    if(PkgConfig_FOUND)
        pkg_check_modules(RAPPORT_${name} QUIET IMPORTED_TARGET GLOBAL ${module})
    endif()
    if(RAPPORT_${name}_FOUND)
        add_library(Rapport::${name} ALIAS PkgConfig::RAPPORT_${name})
        return()
    endif()
    find_path(RAPPORT_${name}_INCLUDE ${header} REQUIRED)
    find_library(RAPPORT_${name}_LIBRARY ${library} REQUIRED)
    add_library(Rapport::${name} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(Rapport::${name} PROPERTIES
        IMPORTED_LOCATION "${RAPPORT_${name}_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${RAPPORT_${name}_INCLUDE}")
endfunction()

rapport_library(Zip libzip zip.h zip)
rapport_library(XlsxWriter xlsxwriter xlsxwriter.h xlsxwriter)
