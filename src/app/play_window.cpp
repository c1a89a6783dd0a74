// SPDX-License-Identifier: MIT
#include "app/play.hpp"
namespace surefoot { int playInWindow(const PlayOptions& options) { return playHeadless(options); } }
