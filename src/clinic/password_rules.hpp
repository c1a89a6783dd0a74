// SPDX-License-Identifier: MIT
// Which passwords are guessed first.
#pragma once

#include <string>

namespace surefoot {

/// Why somebody would guess this password soon, as the end of a sentence: "it contains your name". Empty if nothing is
/// known against it. Looks for common words (also with digits for letters, or followed by digits), rows of keys,
/// counting, repetition, and the user's name; NIST SP 800-63B, section 5.1.1.2, asks for such a list.
std::string weaknessOf(const std::string& password, const std::string& userName);

}  // namespace surefoot
