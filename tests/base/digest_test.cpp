// SPDX-License-Identifier: MIT
// The fingerprint: known values, and that different inputs give different values.
#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

/// FNV-1a over bytes, written a second time.
std::uint64_t fnv(std::initializer_list<unsigned char> bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const unsigned char byte : bytes) {
    hash = (hash ^ byte) * 1099511628211ULL;
  }
  return hash;
}

TEST(Digest, NothingAdded_IsTheOffsetBasis) {
  EXPECT_EQ(Digest().value(), 0xCBF29CE484222325ULL);
}

TEST(Digest, Number_AddsItsBytesLeastSignificantFirst) {
  Digest digest;
  digest.add(std::uint64_t{0x0102030405060708ULL});
  EXPECT_EQ(digest.value(), fnv({8, 7, 6, 5, 4, 3, 2, 1}));
}

TEST(Digest, SameTextSplitDifferently_GivesAnotherDigest) {
  Digest whole;
  whole.add(std::string_view("ab"));
  whole.add(std::string_view("c"));
  Digest parted;
  parted.add(std::string_view("a"));
  parted.add(std::string_view("bc"));
  EXPECT_NE(whole.value(), parted.value());
  // draft-eastlake-fnv: FNV-1a of "a" is 0xaf63dc4c8601ec8c; Digest also adds the length.
  EXPECT_EQ(fnv({'a'}), 0xaf63dc4c8601ec8cULL);
}

TEST(Digest, Double_AddsItsBits) {
  Digest zero;
  zero.add(0.0);
  Digest negative;
  negative.add(-0.0);
  EXPECT_NE(zero.value(), negative.value());
  Digest one;
  one.add(1.0);
  EXPECT_EQ(one.value(), fnv({0, 0, 0, 0, 0, 0, 0xF0, 0x3F}));
}

}  // namespace
}  // namespace surefoot::test
