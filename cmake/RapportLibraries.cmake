# SPDX-FileCopyrightText: 2026 The Rapport authors
# SPDX-License-Identifier: GPL-3.0-or-later

# C libraries that are found by pkg-config on some systems and by CMake on others.

find_package(PkgConfig QUIET)

# rapport_library(NAME MODULE PACKAGE TARGET)
# Makes Rapport::NAME of the pkg-config module MODULE, else of TARGET from the CMake package
# PACKAGE. (Debian's CMake package of libzip asks for programs that are not installed with it.)
function(rapport_library name module package target)
    if(PkgConfig_FOUND)
        pkg_check_modules(RAPPORT_${name} QUIET IMPORTED_TARGET GLOBAL ${module})
    endif()
    if(RAPPORT_${name}_FOUND)
        add_library(Rapport::${name} ALIAS PkgConfig::RAPPORT_${name})
    else()
        find_package(${package} CONFIG REQUIRED GLOBAL)
        add_library(Rapport::${name} ALIAS ${target})
    endif()
endfunction()

rapport_library(Zip libzip libzip libzip::zip)
