# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DLUPDATE=… -DSOURCES=<file with one path a line> -DINCLUDE=<top folder> -DTS_FILE=…  -P
# Brings TS_FILE up to date. Guesses from similar texts are left out: a translator would have to find
# and judge them.
set(options -silent -locations none -no-obsolete)
foreach(heuristic sametext similartext)
    list(APPEND options -disable-heuristic ${heuristic})
endforeach()
if(TS_FILE MATCHES "_en\\.ts$")
    list(APPEND options -pluralonly)
endif()
execute_process(COMMAND ${LUPDATE} ${options} -I ${INCLUDE} @${SOURCES} -ts ${TS_FILE}
    COMMAND_ERROR_IS_FATAL ANY)
