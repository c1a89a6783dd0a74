# SPDX-License-Identifier: MIT
# Prints how much of the ATmega328P an ELF uses. Fails, and removes the ELF, if it is over its budget: 8 kB of flash, 1 kB of RAM without the stack
# (the chip has 32 and 2).
execute_process(COMMAND ${AVR_SIZE} ${ELF} OUTPUT_VARIABLE sizes COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "\n *([0-9]+)[ \t]+([0-9]+)[ \t]+([0-9]+)" line "${sizes}")
math(EXPR flash "${CMAKE_MATCH_1} + ${CMAKE_MATCH_2}")
math(EXPR ram "${CMAKE_MATCH_2} + ${CMAKE_MATCH_3}")
get_filename_component(name ${ELF} NAME)
message("${name}: flash ${flash} of 8192 bytes, RAM ${ram} of 1024 bytes")
if(flash GREATER 8192 OR ram GREATER 1024)
  file(REMOVE ${ELF})
  message(FATAL_ERROR "${name} is over its budget")
endif()
