// SPDX-License-Identifier: MIT
// Asks the X server directly, through the same libX11 that SFML will use.
#include "view/display.hpp"

#include <dlfcn.h>

namespace surefoot {
namespace {

/// The connection stays open: a bare X server restarts when its last client leaves, and SFML would find it closed at
/// that moment.
bool connect() {
  using OpenDisplay = void* (*)(const char*);
  using QueryExtension = int (*)(void*, const char*, int*, int*, int*);
  void* x11 = dlopen("libX11.so.6", RTLD_NOW);
  if (x11 == nullptr) {
    return false;
  }
  const auto openDisplay = reinterpret_cast<OpenDisplay>(dlsym(x11, "XOpenDisplay"));
  const auto queryExtension = reinterpret_cast<QueryExtension>(dlsym(x11, "XQueryExtension"));
  if (openDisplay == nullptr || queryExtension == nullptr) {
    return false;
  }
  static void* const kDisplay = openDisplay(nullptr);
  int opcode = 0;
  int event = 0;
  int error = 0;
  return kDisplay != nullptr && queryExtension(kDisplay, "GLX", &opcode, &event, &error) != 0;
}

}  // namespace

bool displayAvailable() {
  static const bool kAvailable = connect();
  return kAvailable;
}

}  // namespace surefoot
