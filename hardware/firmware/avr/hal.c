// SPDX-License-Identifier: MIT
// hal.h on the ATmega328P at 16 MHz.
#include "hal.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>
#include <util/delay.h>

#include "hal_avr.h"
#include "pins.h"

enum {
  DOUT_D = ((1 << PIN_DOUT_PORTD_COUNT) - 1) << PIN_DOUT_PORTD_FIRST,
  DOUT_C = ((1 << PIN_DOUT_PORTC_COUNT) - 1) << PIN_DOUT_PORTC_FIRST,
  SCK = 1 << PIN_SCK_PORTB,
  LED = 1 << PIN_LED_PORTB,
  RX_MASK = 63,
  /// 115200 baud with U2X: 16 MHz / 8 / (16 + 1), 2.1 % fast.
  UBRR_115200 = 16
};

static volatile uint32_t timer_overflows;
static volatile bool stirred;
static volatile uint8_t rx_head, rx_tail, tx_head, tx_tail;
static uint8_t rx[RX_MASK + 1];
static uint8_t tx[256];

// After a watchdog reset the watchdog stays on at its shortest time: turn it off before anything else.
__attribute__((naked, used, section(".init3"))) void stop_watchdog(void) {
  MCUSR = 0;
  wdt_disable();
}

void hal_avr_init(void) {
  PORTD |= DOUT_D;
  PORTC |= DOUT_C;
  DDRB |= SCK | LED;
  PCMSK2 = DOUT_D;
  PCMSK1 = DOUT_C;
  TCCR1B = _BV(CS11);
  TIMSK1 = _BV(TOIE1);
  TCCR0B = _BV(CS02);
  TIMSK0 = _BV(TOIE0);
  UCSR0A = _BV(U2X0);
  UBRR0 = UBRR_115200;
  UCSR0B = _BV(RXCIE0) | _BV(RXEN0) | _BV(TXEN0);
  wdt_enable(WDTO_500MS);
  sei();
}

ISR(TIMER1_OVF_vect) {
  ++timer_overflows;
}

// Every 4.096 ms.
ISR(TIMER0_OVF_vect) {
  stirred = true;
}

void hal_idle(void) {
  cli();
  if (!stirred) {
    sleep_enable();
    sei();
    sleep_cpu();
    sleep_disable();
  }
  stirred = false;
  sei();
}

uint32_t hal_micros(void) {
  const uint8_t status = SREG;
  cli();
  const uint16_t half_us = TCNT1;
  uint32_t overflows = timer_overflows;
  if ((TIFR1 & _BV(TOV1)) && half_us < 0x8000U) {
    ++overflows;
  }
  SREG = status;
  return (overflows << 15U) + (half_us >> 1U);
}

void hal_lock(void) {
  cli();
}
void hal_unlock(void) {
  sei();
}

uint8_t hal_cells_levels(void) {
  const uint8_t d = PIND;
  const uint8_t c = PINC;
  return (uint8_t)(((d & DOUT_D) >> PIN_DOUT_PORTD_FIRST) | ((c & DOUT_C) << PIN_DOUT_PORTD_COUNT));
}

ISR(PCINT2_vect) {
  hal_levels_changed(hal_cells_levels(), hal_micros());
  stirred = true;
}
ISR(PCINT1_vect, ISR_ALIASOF(PCINT2_vect));

void hal_cells_listen(bool on) {
  PCIFR = _BV(PCIF2) | _BV(PCIF1);
  PCICR = on ? _BV(PCIE2) | _BV(PCIE1) : 0;
  // The compiler must not move accesses to data shared with the interrupt before this point.
  __asm__ volatile("" ::: "memory");
}

uint8_t hal_cells_pulse(void) {
  // An interrupt while SCK is high could stretch the pulse to 60 us, at which the HX711s power down.
  cli();
  PORTB |= SCK;
  _delay_us(1);
  const uint8_t levels = hal_cells_levels();
  PORTB &= (uint8_t)~SCK;
  sei();
  return levels;
}

void hal_cells_restart(void) {
  PORTB |= SCK;
  _delay_us(100);
  PORTB &= (uint8_t)~SCK;
}

bool hal_send(const uint8_t* bytes, uint8_t length) {
  const uint8_t room = (uint8_t)(tx_tail - tx_head - 1U);
  if (length > room) {
    return false;
  }
  uint8_t head = tx_head;
  for (uint8_t i = 0; i < length; ++i) {
    tx[head++] = bytes[i];
  }
  tx_head = head;
  UCSR0B |= _BV(UDRIE0);
  return true;
}

ISR(USART_UDRE_vect) {
  UDR0 = tx[tx_tail];
  tx_tail = (uint8_t)(tx_tail + 1U);
  if (tx_tail == tx_head) {
    UCSR0B &= (uint8_t)~_BV(UDRIE0);
  }
}

ISR(USART_RX_vect) {
  const uint8_t byte = UDR0;
  const uint8_t next = (uint8_t)((rx_head + 1U) & RX_MASK);
  stirred = true;
  // A byte without room is dropped; the CRC of its frame will then be wrong.
  if (next != rx_tail) {
    rx[rx_head] = byte;
    rx_head = next;
  }
}

bool hal_receive(uint8_t* byte) {
  if (rx_tail == rx_head) {
    return false;
  }
  *byte = rx[rx_tail];
  rx_tail = (uint8_t)((rx_tail + 1U) & RX_MASK);
  return true;
}

bool hal_eeprom_ready(void) {
  return !(EECR & _BV(EEPE));
}

uint8_t hal_eeprom_read(uint16_t address) {
  EEAR = address;
  EECR |= _BV(EERE);
  return EEDR;
}

void hal_eeprom_write(uint16_t address, uint8_t value) {
  EEAR = address;
  EEDR = value;
  // The data sheet allows four cycles between the two bits.
  cli();
  EECR |= _BV(EEMPE);
  EECR |= _BV(EEPE);
  sei();
}

// The band gap of 1.1 V (1.0 to 1.2), measured against the supply. The first conversion after choosing it is too low:
// the reference needs time to settle.
uint16_t hal_supply_mv(void) {
  enum { BANDGAP = _BV(REFS0) | _BV(MUX3) | _BV(MUX2) | _BV(MUX1), BANDGAP_MV = 1100, FULL_SCALE = 1024 };
  uint16_t counts = 0;
  ADMUX = BANDGAP;
  ADCSRA = _BV(ADEN) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
  for (uint8_t i = 0; i < 4; ++i) {
    ADCSRA |= _BV(ADSC);
    while (ADCSRA & _BV(ADSC)) {
    }
    counts = ADC;
  }
  ADCSRA = 0;
  return counts == 0 ? 0 : (uint16_t)((uint32_t)BANDGAP_MV * FULL_SCALE / counts);
}

void hal_led(bool on) {
  if (on) {
    PORTB |= LED;
  } else {
    PORTB &= (uint8_t)~LED;
  }
}

void hal_watchdog_reset(void) {
  wdt_reset();
}
