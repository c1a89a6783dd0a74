// SPDX-License-Identifier: MIT
// Tables with one entry for each value of an enum. An enum that gains a value no longer compiles until every table has
// an entry for it.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <optional>
#include <string_view>

namespace surefoot {

namespace enum_table {

/// Whether an enumerator has this value. g++ and clang++ write a value without a name as a cast: "kValue = (Foot)3".
template <auto kValue>
constexpr bool isNamed() {
  const std::string_view text = __PRETTY_FUNCTION__;
  constexpr std::string_view kMark = "kValue = ";
  return text[text.rfind(kMark) + kMark.size()] != '(';
}

}  // namespace enum_table

/// How many values an enum has. They count from 0 without a gap, and the enum has an underlying type.
template <typename Enum, std::size_t kFrom = 0>
constexpr std::size_t countOf() {
  if constexpr (enum_table::isNamed<static_cast<Enum>(kFrom)>()) {
    return countOf<Enum, kFrom + 1>();
  } else {
    return kFrom;
  }
}

/// The place of a value in its enum: for arrays that are written out by hand, such as hit boxes.
template <typename Enum>
constexpr std::size_t indexOf(Enum value) {
  assert(static_cast<std::size_t>(value) < countOf<Enum>());
  return static_cast<std::size_t>(value);
}

/// The value at a place of its enum; nullopt where there is none.
template <typename Enum>
constexpr std::optional<Enum> enumAt(std::size_t index) {
  return index < countOf<Enum>() ? std::optional(static_cast<Enum>(index)) : std::nullopt;
}

/// One value for each value of `Enum`, in its order.
template <typename Enum, typename Value>
class EnumTable {
 public:
  static constexpr std::size_t kSize = countOf<Enum>();

  constexpr EnumTable() = default;
  template <std::size_t kGiven>
  constexpr explicit EnumTable(const Value (&values)[kGiven]) {
    static_assert(kGiven == kSize, "the table has one entry for each value of its enum");
    std::copy(values, values + kGiven, values_.begin());
  }

  constexpr Value& operator[](Enum at) { return values_[indexOf(at)]; }
  constexpr const Value& operator[](Enum at) const { return values_[indexOf(at)]; }

  constexpr auto begin() const { return values_.begin(); }
  constexpr auto end() const { return values_.end(); }
  constexpr std::size_t size() const { return kSize; }

  /// The first enum value whose entry is `value`; nullopt where there is none.
  constexpr std::optional<Enum> find(const Value& value) const {
    const auto found = std::find(values_.begin(), values_.end(), value);
    return enumAt<Enum>(static_cast<std::size_t>(found - values_.begin()));
  }

 private:
  std::array<Value, kSize> values_{};
};

}  // namespace surefoot
