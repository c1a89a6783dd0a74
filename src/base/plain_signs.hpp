// SPDX-License-Identifier: MIT
// Which signs text from people may have.
#pragma once

#include <string>
#include <string_view>

namespace surefoot {

enum class Lines : unsigned char { One, Many };

/// What is wrong with the signs of a text, as the end of a sentence: "it contains a control character". Empty if
/// nothing is. Refused are: what is not UTF-8; control characters, which change what a terminal shows (line ends and
/// tabs are allowed in `Lines::Many`); and marks that reverse the direction of writing, with which a text can look like
/// another (Unicode UAX 9: U+202A to 202E, U+2066 to 2069), and line and paragraph separators.
std::string faultInSigns(std::string_view text, Lines lines = Lines::One);

}  // namespace surefoot
