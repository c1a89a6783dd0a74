// SPDX-License-Identifier: MIT
#include "base/enum_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

enum class Fruit : std::uint8_t { Apple, Pear, Plum };
enum class Lonely : std::uint8_t { One };

constexpr EnumTable<Fruit, std::string_view> kNames{{"apple", "pear", "plum"}};

static_assert(countOf<Fruit>() == 3);
static_assert(countOf<Lonely>() == 1);
static_assert(kNames.size() == 3);
static_assert(kNames[Fruit::Plum] == "plum");

TEST(EnumTable_Find, KnownEntryOnly_IsFound) {
  EXPECT_EQ(kNames.find("pear"), Fruit::Pear);
  EXPECT_EQ(kNames.find("stone"), std::nullopt);
}

TEST(EnumTable_Default, NoInitialValues_EntriesAreEmptyAndSeparate) {
  EnumTable<Fruit, std::vector<int>> table;
  table[Fruit::Pear].push_back(7);
  EXPECT_TRUE(table[Fruit::Apple].empty());
  EXPECT_EQ(table[Fruit::Pear].front(), 7);
}

TEST(EnumAt, BeyondTheLastValue_IsNone) {
  EXPECT_EQ(enumAt<Fruit>(2), Fruit::Plum);
  EXPECT_EQ(enumAt<Fruit>(3), std::nullopt);
}

#ifndef NDEBUG
TEST(EnumTableDeathTest, ValueThatTheEnumDoesNotHave_Aborts) {
  EXPECT_DEATH(static_cast<void>(kNames[static_cast<Fruit>(3)]), "countOf");
}
#endif

}  // namespace
}  // namespace surefoot::test
