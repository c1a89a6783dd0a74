// SPDX-License-Identifier: MIT
// What receives the pictures of the scenes.
#pragma once

#include <functional>
#include <string>

#include "screens/session_screens.hpp"

namespace surefoot::test {

/// Receives the screens.
class Album {
 public:
  using Draw = std::function<void(DrawList&, const Canvas&)>;
  virtual ~Album() = default;

  virtual void keep(const std::string& name, const Draw& draw) const = 0;

  void take(const std::string& name, const Draw& draw) const { keep(name, draw); }
  void take(const std::string& name, const Session& session, SessionView view = {}) const {
    view.timeS = static_cast<double>(session.now()) * kTickS;
    keep(name, [&](DrawList& list, const Canvas& canvas) { drawSession(list, canvas, session, view); });
  }
};

}  // namespace surefoot::test
