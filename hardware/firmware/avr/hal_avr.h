// SPDX-License-Identifier: MIT
// What main.c alone needs of the ATmega328P.
#pragma once

/// Pins, timer, UART, watchdog; then interrupts on.
void hal_avr_init(void);
