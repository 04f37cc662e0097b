# SPDX-FileCopyrightText: 2026 The Rapport authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Warnings, sanitizers and definitions that every target of ours shares.
add_library(rapport_options INTERFACE)
target_compile_definitions(rapport_options INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_FOREACH QT_NO_KEYWORDS
    RAPPORT_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(rapport_options INTERFACE /W4 /permissive- /utf-8)
else()
    target_compile_options(rapport_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow
        -Wnon-virtual-dtor -Woverloaded-virtual)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # g++ 12 sees a std::variant as uninitialized in every optimised swap and move of one.
        target_compile_options(rapport_options INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
if(RAPPORT_WERROR)
    target_compile_options(rapport_options INTERFACE $<IF:$<CXX_COMPILER_ID:MSVC>,/WX,-Werror>)
endif()
if(RAPPORT_SANITIZE)
    target_compile_options(rapport_options INTERFACE
        -fsanitize=${RAPPORT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(rapport_options INTERFACE -fsanitize=${RAPPORT_SANITIZE})
endif()

if(RAPPORT_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "RAPPORT_FUZZ needs clang, which brings libFuzzer.")
    endif()
    target_compile_options(rapport_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# rapport_floor(NAME SOURCES ... [PUBLIC libs...] [PRIVATE libs...])
# One floor of the house: a static library that links only what it may use,
# so that an include of a higher floor fails to build.
function(rapport_floor name)
    cmake_parse_arguments(FLOOR "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(rapport_${name} STATIC ${FLOOR_SOURCES})
    target_include_directories(rapport_${name} PUBLIC $<BUILD_INTERFACE:${FLOOR_INCLUDE_ROOT}>)
    target_link_libraries(rapport_${name}
        PUBLIC ${FLOOR_PUBLIC} PRIVATE rapport_options ${FLOOR_PRIVATE})
endfunction()

# rapport_test(NAME SOURCE LIBRARIES...)
# One Qt Test program, run on the offscreen platform with the sanitizers told to be loud.
function(rapport_test name source)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE rapport_options Qt6::Test rapport_test_support ${ARGN})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 600 ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()
