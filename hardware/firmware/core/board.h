// SPDX-License-Identifier: MIT
// The board's logic: waits for the cells to settle, sends HELLO, answers commands, sends samples. Independent of the
// machine, which is behind hal.h.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "cells.h"
#include "store.h"
#include "wire/messages.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { FIRMWARE_MAJOR = 1, FIRMWARE_MINOR = 0 };

struct board {
  uint8_t model;
  bool settled;  ///< the cells' kind is known: HELLO has been sent and commands are answered
  bool running;
  uint16_t sequence;
  uint16_t nominal_rate_tenth_hz;
  uint8_t written_by;  ///< the command whose data the store is writing
  struct cells cells;
  struct store store;
  struct wire_receiver receiver;
  uint8_t received[WIRE_COMMAND_MAX + WIRE_FRAME_OVERHEAD];
};

/// `model` is an enum wire_model.
void board_init(struct board* board, uint8_t model);

/// One pass of the main loop; sleeps briefly if there is nothing to do.
void board_step(struct board* board);

#ifdef __cplusplus
}
#endif
