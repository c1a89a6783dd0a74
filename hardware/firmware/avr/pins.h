// SPDX-License-Identifier: MIT
// The one place that says which pin of the ATmega328P (Arduino Nano) does what. hardware/virtual_board wires its models
// by it too.
//
//   DOUT1 to DOUT6   PD2 to PD7   (Nano D2 to D7)
//   DOUT7, DOUT8     PC0, PC1     (Nano A0, A1)
//   SCK, shared      PB1          (Nano D9)
//   LED              PB5          (Nano D13)
//   UART             PD0, PD1     (Nano RX, TX: the USB chip)
//   CLKO             PB0          (Nano D8): 16 MHz for XI of the HX711s once the CKOUT fuse is set
//   spare            PB2, PC2 to PC5
#pragma once

enum {
  PIN_DOUT_PORTD_FIRST = 2,
  PIN_DOUT_PORTD_COUNT = 6,
  PIN_DOUT_PORTC_FIRST = 0,
  PIN_DOUT_PORTC_COUNT = 2,
  PIN_SCK_PORTB = 1,
  PIN_LED_PORTB = 5
};
