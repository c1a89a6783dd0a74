// SPDX-License-Identifier: MIT
// A board's certificate as one page, from the stored numbers alone.
#pragma once

#include <string>

#include "posture/certificate.hpp"

namespace surefoot {

/// `objection`: why it does not hold any more (objectionTo); empty: nothing to add.
std::string certificatePage(const Certificate& certificate, const std::string& objection = {});

}  // namespace surefoot
