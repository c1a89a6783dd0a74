// SPDX-License-Identifier: MIT
// The board's memory: what it reports when blank, what it keeps, and what power failures and worn bytes must not do to
// it.
#include "store.h"

#include <gtest/gtest.h>

#include "firmware/fake_hal.hpp"
#include "hal.h"
#include "models.h"
#include "posture/board.hpp"

namespace surefoot::test {
namespace {

std::vector<wire_cell> cellsOf(const ::store& store) {
  std::vector<wire_cell> cells;
  for (std::uint8_t i = 0; i < model_cell_count(store.model); ++i) {
    cells.push_back(store_cell(&store, i));
  }
  return cells;
}

std::vector<wire_cell> changed(std::vector<wire_cell> cells, std::int32_t by) {
  for (wire_cell& cell : cells) {
    cell.zero += by;
    cell.counts_per_newton *= 1.5F;
  }
  return cells;
}

std::vector<std::int32_t> zerosOf(const ::store& store) {
  std::vector<std::int32_t> zeros;
  for (const wire_cell& cell : cellsOf(store)) {
    zeros.push_back(cell.zero);
  }
  return zeros;
}

class StoreTest : public testing::Test {
 protected:
  store_result finish() {
    for (int i = 0; i < 1'000'000; ++i) {
      const store_result result = store_step(&store);
      if (result != STORE_WRITING) {
        return result;
      }
    }
    return STORE_WRITING;
  }

  store_result write(const std::vector<wire_cell>& cells) {
    store_write_cells(&store, cells.data());
    return finish();
  }

  wire_calibration calibration() {
    std::array<std::uint8_t, WIRE_FRAME_MAX> frame{};
    const std::uint8_t sent = store_encode(&store, frame.data());
    const std::uint8_t length = wire_frame_open(frame.data(), static_cast<std::uint8_t>(sent - 1));
    wire_calibration out{};
    EXPECT_TRUE(wire_decode_calibration(frame.data() + 1, length, &out));
    return out;
  }

  FakeMachine machine;
  ::store store{};
};

TEST_F(StoreTest, BlankMemory_ReportsTheModelAsBuiltAndUncalibrated) {
  for (const Board& board : {classicBoard(), splitBoard()}) {
    store_load(&store, static_cast<std::uint8_t>(board.model));
    EXPECT_FALSE(store_is_calibrated(&store));
    EXPECT_EQ(store_serial(&store), 0U);
    const std::vector<wire_cell> cells = cellsOf(store);
    ASSERT_EQ(cells.size(), board.cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      EXPECT_EQ(cells[i].x_tenth_mm, board.cells[i].placeMm.x * 10.0) << i;
      EXPECT_EQ(cells[i].y_tenth_mm, board.cells[i].placeMm.y * 10.0) << i;
      EXPECT_EQ(cells[i].zone, static_cast<std::uint8_t>(board.cells[i].zone)) << i;
      EXPECT_EQ(cells[i].zero, 0) << i;
      EXPECT_EQ(cells[i].counts_per_newton, board.calibration[i].countsPerN) << i;
    }
  }
}

TEST_F(StoreTest, WrittenCells_AreKeptWithThePreviousZero) {
  store_load(&store, WIRE_SPLIT);
  const auto first = changed(cellsOf(store), 1000);
  ASSERT_EQ(write(first), STORE_DONE);
  store_load(&store, WIRE_SPLIT);
  EXPECT_TRUE(store_is_calibrated(&store));
  EXPECT_EQ(zerosOf(store), std::vector<std::int32_t>(8, 1000));
  EXPECT_EQ(calibration().previous_zero[7], 0);

  auto second = first;
  second[7].zero = -5;
  ASSERT_EQ(write(second), STORE_DONE);
  store_load(&store, WIRE_SPLIT);
  EXPECT_EQ(store_cell(&store, 7).zero, -5);
  EXPECT_EQ(store_cell(&store, 0).counts_per_newton, first[0].counts_per_newton);
  const wire_calibration reported = calibration();
  EXPECT_EQ(reported.previous_zero[7], 1000);
  EXPECT_EQ(reported.previous_zero[0], 0) << "an unchanged zero keeps its previous zero";
  EXPECT_EQ(reported.writes, 2);
}

TEST_F(StoreTest, LastCellCalibrated_BoardIsCalibrated) {
  store_load(&store, WIRE_CLASSIC);
  std::vector<wire_cell> cells = cellsOf(store);
  for (wire_cell& cell : cells) {
    cell.zero = 77;
  }
  ASSERT_EQ(write(cells), STORE_DONE);
  EXPECT_FALSE(store_is_calibrated(&store)) << "a tare is not a calibration";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    EXPECT_FALSE(store_is_calibrated(&store)) << "before cell " << i;
    cells[i].counts_per_newton = 2100.5F;
    ASSERT_EQ(write(cells), STORE_DONE);
    store_load(&store, WIRE_CLASSIC);
    EXPECT_EQ(store_cell(&store, 0).counts_per_newton, 2100.5F);
    EXPECT_EQ(zerosOf(store), std::vector<std::int32_t>(4, 77));
  }
  EXPECT_TRUE(store_is_calibrated(&store));
  cells[2].counts_per_newton = model_cell(WIRE_CLASSIC, 2).counts_per_newton;
  ASSERT_EQ(write(cells), STORE_DONE);
  EXPECT_FALSE(store_is_calibrated(&store)) << "a guess that is written back is still a guess";
}

TEST_F(StoreTest, PowerFailureAtAnyByte_LeavesTheOldOrTheNewWhole) {
  store_load(&store, WIRE_SPLIT);
  const auto old = changed(cellsOf(store), 11);
  ASSERT_EQ(write(old), STORE_DONE);
  const auto fresh = changed(old, 100'000);
  const Bytes before = machine.eeprom;
  int sawOld = 0;
  int sawNew = 0;
  for (int bytes = 0; sawNew < 3; ++bytes) {
    ASSERT_LT(bytes, 200);
    machine.eeprom = before;
    machine.eepromWrites = 0;
    machine.eepromWritesUntilPowerFails = bytes;
    store_load(&store, WIRE_SPLIT);
    write(fresh);
    store_load(&store, WIRE_SPLIT);
    ASSERT_TRUE(store_is_calibrated(&store)) << bytes;
    const std::int32_t zero = store_cell(&store, 0).zero;
    ASSERT_TRUE(zero == 11 || zero == 100'011) << bytes;
    ASSERT_EQ(zerosOf(store), std::vector<std::int32_t>(8, zero)) << bytes;
    (zero == 11 ? sawOld : sawNew) += 1;
  }
  EXPECT_GT(sawOld, 100);
}

TEST_F(StoreTest, DamagedByteOfTheNewerCopy_LeavesTheOlder) {
  store_load(&store, WIRE_CLASSIC);
  const auto old = changed(cellsOf(store), 1);
  ASSERT_EQ(write(old), STORE_DONE);
  ASSERT_EQ(write(changed(old, 1)), STORE_DONE);
  const std::uint16_t newer = store.in_copy_b ? STORE_COPY_B : STORE_COPY_A;
  for (std::size_t at = 0; at < store.length + 2U; ++at) {
    machine.eeprom[newer + at] ^= 0x20U;
    store_load(&store, WIRE_CLASSIC);
    EXPECT_EQ(zerosOf(store), std::vector<std::int32_t>(4, 1)) << at;
    machine.eeprom[newer + at] ^= 0x20U;
  }
  store_load(&store, WIRE_CLASSIC);
  EXPECT_EQ(zerosOf(store), std::vector<std::int32_t>(4, 2));
}

TEST_F(StoreTest, BothCopiesDamaged_FallsBackToUncalibrated) {
  store_load(&store, WIRE_CLASSIC);
  ASSERT_EQ(write(changed(cellsOf(store), 1)), STORE_DONE);
  ASSERT_EQ(write(changed(cellsOf(store), 1)), STORE_DONE);
  machine.eeprom[STORE_COPY_A + 20] ^= 1U;
  machine.eeprom[STORE_COPY_B + 20] ^= 1U;
  store_load(&store, WIRE_CLASSIC);
  EXPECT_FALSE(store_is_calibrated(&store));
  EXPECT_EQ(zerosOf(store), std::vector<std::int32_t>(4, 0));
}

TEST_F(StoreTest, WrapOfTheCounter_NewerCopyWins) {
  store_load(&store, WIRE_CLASSIC);
  wire_put_u16(store.image + 2, 65533);
  for (std::int32_t n = 1; n <= 6; ++n) {
    ASSERT_EQ(write(changed(cellsOf(store), 1)), STORE_DONE);
    store_load(&store, WIRE_CLASSIC);
    EXPECT_EQ(zerosOf(store), std::vector<std::int32_t>(4, n));
  }
}

TEST_F(StoreTest, WornByte_FailsTheWriteAndKeepsTheOld) {
  store_load(&store, WIRE_CLASSIC);
  ASSERT_EQ(write(changed(cellsOf(store), 1)), STORE_DONE);
  machine.wornOutAddress = (store.in_copy_b ? STORE_COPY_A : STORE_COPY_B) + 9;
  EXPECT_EQ(write(changed(cellsOf(store), 1)), STORE_FAILED);
  EXPECT_EQ(zerosOf(store), std::vector<std::int32_t>(4, 1));
  EXPECT_FALSE(store_is_busy(&store));
}

TEST_F(StoreTest, CalibrationOfTheOtherModel_IsNotTaken) {
  store_load(&store, WIRE_CLASSIC);
  ASSERT_EQ(write(changed(cellsOf(store), 1)), STORE_DONE);
  store_load(&store, WIRE_SPLIT);
  EXPECT_FALSE(store_is_calibrated(&store));
}

TEST_F(StoreTest, OneSerialNumberDamaged_TheOtherCopyIsRead) {
  store_load(&store, WIRE_SPLIT);
  store_write_serial(&store, 0x0123456789ABCDEFU);
  ASSERT_EQ(finish(), STORE_DONE);
  for (const int at : {0, int{STORE_SERIAL_BYTES}}) {
    machine.eeprom[static_cast<std::size_t>(STORE_SERIAL + at)] ^= 1U;
    store_load(&store, WIRE_SPLIT);
    EXPECT_EQ(store_serial(&store), 0x0123456789ABCDEFU);
    machine.eeprom[static_cast<std::size_t>(STORE_SERIAL + at)] ^= 1U;
  }
}

}  // namespace
}  // namespace surefoot::test
