// SPDX-License-Identifier: MIT
// The version of the rules: how movement is detected, how games answer it, how they score.
#pragma once

namespace surefoot {

/// Kept with each session. Increased by every change that gives the same input another course, score or digest.
inline constexpr int kRules = 3;

/// Of sessions that were kept without a number.
inline constexpr int kFirstRules = 1;

}  // namespace surefoot
