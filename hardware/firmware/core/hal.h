// SPDX-License-Identifier: MIT
// What the portable firmware needs from its machine. Implemented by avr/hal.c on the ATmega328P and by
// tests/firmware/fake_hal.cpp on the host.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Microseconds since power-up, wraps.
uint32_t hal_micros(void);

/// Blocks calls of hal_levels_changed until hal_unlock. Does not nest.
void hal_lock(void);
void hal_unlock(void);

/// Called by the machine, possibly from an interrupt, if a DOUT has changed while listening. Implemented in main.c.
void hal_levels_changed(uint8_t levels, uint32_t now_us);

/// Turns reports of DOUT changes on or off. Changes from before it was turned on are discarded.
void hal_cells_listen(bool on);

/// Levels of DOUT1 to DOUT8 in bits 0 to 7. An unconnected pin reads 1.
uint8_t hal_cells_levels(void);

/// Sends one clock pulse, high for at most about 2 us, to all cells; returns the levels of DOUT during it.
uint8_t hal_cells_pulse(void);

/// Powers all HX711s down and up, so that they discard half-read results and convert together from then on.
void hal_cells_restart(void);

/// Queues all bytes for sending, or none (false) if there is no room.
bool hal_send(const uint8_t* bytes, uint8_t length);

/// False if no byte has arrived.
bool hal_receive(uint8_t* byte);

/// False while a byte is being written; then the EEPROM must not be read or written.
bool hal_eeprom_ready(void);
uint8_t hal_eeprom_read(uint16_t address);
void hal_eeprom_write(uint16_t address, uint8_t value);

/// The supply of the machine in millivolts, within about 10 %; 0: not known. Takes up to 1 ms.
uint16_t hal_supply_mv(void);

void hal_led(bool on);

/// Sleeps until a byte arrives, a DOUT changes, or for about 4 ms; returns at once if one of these has happened since
/// the last call.
void hal_idle(void);

/// Must be called at least twice a second, or the machine resets.
void hal_watchdog_reset(void);

#ifdef __cplusplus
}
#endif
