// SPDX-License-Identifier: MIT
// A crane that builds a tower course by course in a physics world: the stone hangs from its hook on two ropes and
// swings. Knows no person and no picture.
#pragma once

#include <optional>
#include <vector>

#include "base/digest.hpp"
#include "play/easing.hpp"
#include "play/physics.hpp"

namespace surefoot {

/// One stone of the tower, or the lantern on top of it.
struct Course {
  int body = -1;
  Vec2 size;
  bool window = false;  ///< Set if the lap was as round as asked for.
};

/// Metres, x from the tower's middle, y up from its foot.
class Crane {
 public:
  static constexpr double kDeckY = -0.25;  ///< Height at which stones lie on the barge.
  static constexpr double kBargeX = -2.9;
  static constexpr Vec2 kLantern{0.95, 0.8};
  static constexpr int kMostCourses = 10;

  /// A tower of `courses` courses.
  explicit Crane(int courses);

  /// One tick. `lift` is the share of the running lap, 0 to 1: how far the winch has lifted the next stone. `braked`:
  /// at a quarter of the speed.
  void step(double lift, bool braked = false);
  /// A lap is done: lay the stone, `off` metres from the middle.
  void lay(double off, bool window);
  /// No more stones will come: lift the lantern.
  void crown();

  const PhysicsWorld& world() const { return world_; }
  const std::vector<Course>& courses() const { return courses_; }
  /// Seconds since the stone on the hook appeared on the barge.
  double hangsS() const { return static_cast<double>(hangTicks_) * kTickS; }
  /// The last course hangs on the hook and is not on the tower yet.
  bool hangs() const { return hookBody_ >= 0; }
  /// The last course is the lantern.
  bool lantern() const { return lantern_; }
  bool crowned() const { return crowned_; }
  Vec2 hook() const { return hook_; }
  /// Planned height of the whole tower, including the lantern.
  double height() const { return courseHeight_ * courseCount_ + kLantern.y; }
  double courseHeight() const { return courseHeight_; }
  /// Number of courses laid, without the lantern.
  int laid() const { return laid_; }
  /// Where a stone was laid in the last step, if one was.
  std::optional<Vec2> landed() const { return landed_; }
  void digest(Digest& digest) const;

 private:
  struct Order {
    double off = 0.0;
    bool window = false;
  };
  enum class Work : std::uint8_t { Fetch, Lift, Lower, Done };

  Vec2 sizeOfNext() const;
  Vec2 onPath(double m) const;
  double pathLength() const;
  double highY() const;
  double lowY() const;
  double topY() const;
  void move(double target);
  void fetch();
  void hang(Vec2 size);
  void liftTo(double lift);
  void lower();
  void release();
  void putBack();

  PhysicsWorld world_;
  int courseCount_;
  double courseHeight_;
  std::vector<Course> courses_;
  std::vector<Order> orders_;
  std::size_t nextOrder_ = 0;
  Work work_ = Work::Fetch;
  int laid_ = 0;
  bool lantern_ = false;
  bool wantsCrown_ = false;
  bool crowned_ = false;
  int hookBody_ = -1;
  Vec2 hook_;
  Vec2 from_;           ///< Where the empty hook started.
  double pathM_ = 0.0;  ///< Position of the loaded hook along its path, from the barge.
  double speed_ = 0.0;  ///< m/s
  double fastest_ = 0.0;
  double lowered_ = 0.0;
  double off_ = 0.0;
  Tick hangTicks_ = 0;
  Tick workTicks_ = 0;
  std::optional<Vec2> landed_;
};

}  // namespace surefoot
