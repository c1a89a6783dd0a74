// SPDX-License-Identifier: MIT
// Runs the portable board on the ATmega328P. The build sets BOARD_MODEL, for surefoot_classic.elf or
// surefoot_split.elf.
#include "board.h"
#include "hal.h"
#include "hal_avr.h"

static struct board board;

void hal_levels_changed(uint8_t levels, uint32_t now_us) {
  cells_note_levels(&board.cells, levels, now_us);
}

int main(void) {
  hal_avr_init();
  board_init(&board, BOARD_MODEL);
  for (;;) {
    board_step(&board);
  }
}
