// SPDX-License-Identifier: MIT
// The places of the cells on the two boards, in the order DOUT1 to DOUT8. A board without a valid calibration reports
// these.
#pragma once

#include "wire/messages.h"

#ifdef __cplusplus
extern "C" {
#endif

uint8_t model_cell_count(uint8_t model);

/// Place and zone of a cell, zero 0, and a guessed gain; `index` < model_cell_count(model).
struct wire_cell model_cell(uint8_t model, uint8_t index);

#ifdef __cplusplus
}
#endif
