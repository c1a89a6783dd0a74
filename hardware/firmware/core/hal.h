// SPDX-License-Identifier: MIT
// What the portable firmware asks of its machine. avr/hal.c answers on the ATmega328P, tests/firmware/fake_hal.cpp on
// the host.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Microseconds since power-up, wraps.
uint32_t hal_micros(void);

/// Keeps hal_levels_changed from being called until hal_unlock. Does not nest.
void hal_lock(void);
void hal_unlock(void);

/// Called by the machine, perhaps from an interrupt, when a DOUT has changed while listening. main.c passes it on.
void hal_levels_changed(uint8_t levels, uint32_t now_us);

/// Whether changes of a DOUT are told; what changed meanwhile is forgotten when listening starts again.
void hal_cells_listen(bool on);

/// Levels of DOUT1 to DOUT8 in bits 0 to 7. A pin with nothing on it reads 1.
uint8_t hal_cells_levels(void);

/// One clock pulse to all cells, high for no longer than about 2 us; the levels that DOUT took with it.
uint8_t hal_cells_pulse(void);

/// Powers all HX711s down and up, so that they forget half-read answers and convert together from now on.
void hal_cells_restart(void);

/// Takes all bytes for sending, or none (false) when there is no room.
bool hal_send(const uint8_t* bytes, uint8_t length);

/// False when no byte has arrived.
bool hal_receive(uint8_t* byte);

/// False while a byte is being written; then neither read nor write.
bool hal_eeprom_ready(void);
uint8_t hal_eeprom_read(uint16_t address);
void hal_eeprom_write(uint16_t address, uint8_t value);

void hal_led(bool on);

/// Sleeps until a byte arrives, a DOUT changes, or at most about 4 ms; not at all when one of these has
/// happened since the last call.
void hal_idle(void);

/// Must be called at least twice a second, or the machine starts anew.
void hal_watchdog_reset(void);

#ifdef __cplusplus
}
#endif
