// SPDX-License-Identifier: MIT
// The part of the ATmega328P code that only main.c uses.
#pragma once

/// Sets up pins, timer, UART and watchdog, then turns interrupts on.
void hal_avr_init(void);
