// SPDX-License-Identifier: MIT
// Asks the X server itself, through the libX11 that SFML will use.
#include "view/display.hpp"

#include <dlfcn.h>

namespace surefoot {

bool displayAvailable() {
  using OpenDisplay = void* (*)(const char*);
  using QueryExtension = int (*)(void*, const char*, int*, int*, int*);
  using CloseDisplay = int (*)(void*);
  void* x11 = dlopen("libX11.so.6", RTLD_NOW);
  if (x11 == nullptr) {
    return false;
  }
  const auto openDisplay = reinterpret_cast<OpenDisplay>(dlsym(x11, "XOpenDisplay"));
  const auto queryExtension = reinterpret_cast<QueryExtension>(dlsym(x11, "XQueryExtension"));
  const auto closeDisplay = reinterpret_cast<CloseDisplay>(dlsym(x11, "XCloseDisplay"));
  bool available = false;
  if (openDisplay != nullptr && queryExtension != nullptr && closeDisplay != nullptr) {
    if (void* display = openDisplay(nullptr); display != nullptr) {
      int opcode = 0;
      int event = 0;
      int error = 0;
      available = queryExtension(display, "GLX", &opcode, &event, &error) != 0;
      closeDisplay(display);
    }
  }
  dlclose(x11);
  return available;
}

}  // namespace surefoot
