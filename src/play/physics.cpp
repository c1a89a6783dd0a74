// SPDX-License-Identifier: MIT
// Box2D 2.4 behind physics.hpp. Single precision inside, like the library.
#include "play/physics.hpp"

#include <cassert>
#include <map>
#include <vector>

#include <box2d/box2d.h>

#include "base/time.hpp"

namespace surefoot {

namespace {

constexpr int kVelocityIterations = 8;
constexpr int kPositionIterations = 3;
/// Resting bodies push a little in every step: that is no hit.
constexpr float kLeastImpulse = 0.05F;

b2Vec2 toB2(Vec2 v) {
  return {static_cast<float>(v.x), static_cast<float>(v.y)};
}
Vec2 fromB2(b2Vec2 v) {
  return {static_cast<double>(v.x), static_cast<double>(v.y)};
}

int numberOf(b2Body* body) {
  return static_cast<int>(body->GetUserData().pointer) - 1;
}

class Listener : public b2ContactListener {
 public:
  void PostSolve(b2Contact* contact, const b2ContactImpulse* impulse) override {
    float sum = 0.0F;
    for (int i = 0; i < impulse->count; ++i) {
      sum += impulse->normalImpulses[i];
    }
    if (sum < kLeastImpulse) {
      return;
    }
    b2WorldManifold manifold;
    contact->GetWorldManifold(&manifold);
    impacts.push_back({numberOf(contact->GetFixtureA()->GetBody()), numberOf(contact->GetFixtureB()->GetBody()),
                       fromB2(manifold.points[0]), static_cast<double>(sum)});
  }

  std::vector<Impact> impacts;
};

}  // namespace

struct PhysicsWorld::Inside {
  explicit Inside(double gravity) : world(b2Vec2(0.0F, static_cast<float>(-gravity))) {}

  b2World world;
  Listener listener;
  std::map<int, b2Body*> bodies;
  int next = 0;

  int add(const b2BodyDef& definition, const b2Shape& shape, const Matter& matter) {
    b2Body* body = world.CreateBody(&definition);
    body->GetUserData().pointer = static_cast<uintptr_t>(next + 1);
    b2FixtureDef fixture;
    fixture.shape = &shape;
    fixture.density = static_cast<float>(matter.density);
    fixture.friction = static_cast<float>(matter.friction);
    fixture.restitution = static_cast<float>(matter.bounce);
    body->CreateFixture(&fixture);
    bodies.emplace(next, body);
    return next++;
  }
};

PhysicsWorld::PhysicsWorld(double gravity) : inside_(std::make_unique<Inside>(gravity)) {
  inside_->world.SetContactListener(&inside_->listener);
}

PhysicsWorld::~PhysicsWorld() = default;

void PhysicsWorld::addGround(std::span<const Vec2> outline) {
  assert(outline.size() >= 2);
  std::vector<b2Vec2> points;
  // Box2D expects the free side on the right.
  for (auto point = outline.rbegin(); point != outline.rend(); ++point) {
    points.push_back(toB2(*point));
  }
  b2ChainShape chain;
  const b2Vec2 before = points[0] - (points[1] - points[0]);
  const b2Vec2 after = points.back() + (points.back() - points[points.size() - 2]);
  chain.CreateChain(points.data(), static_cast<int>(points.size()), before, after);
  const b2BodyDef definition;
  inside_->world.CreateBody(&definition)->CreateFixture(&chain, 0.0F)->SetFriction(0.8F);
}

int PhysicsWorld::addBox(const Pose& pose, Vec2 size, const Matter& matter) {
  assert(size.x > 0.0 && size.y > 0.0);
  b2BodyDef definition;
  definition.type = b2_dynamicBody;
  definition.position = toB2(pose.at);
  definition.angle = static_cast<float>(pose.angle);
  b2PolygonShape shape;
  // Box2D keeps a skin around polygons: without this correction boxes would rest visibly apart.
  shape.SetAsBox(static_cast<float>(size.x / 2.0) - b2_polygonRadius,
                 static_cast<float>(size.y / 2.0) - b2_polygonRadius);
  return inside_->add(definition, shape, matter);
}

int PhysicsWorld::addBall(Vec2 at, double radius, const Matter& matter) {
  assert(radius > 0.0);
  b2BodyDef definition;
  definition.type = b2_dynamicBody;
  definition.position = toB2(at);
  definition.bullet = true;
  definition.angularDamping = 1.5F;
  b2CircleShape shape;
  shape.m_radius = static_cast<float>(radius);
  return inside_->add(definition, shape, matter);
}

int PhysicsWorld::addMover(const Pose& pose, Vec2 size) {
  b2BodyDef definition;
  definition.type = b2_kinematicBody;
  definition.position = toB2(pose.at);
  definition.angle = static_cast<float>(pose.angle);
  b2PolygonShape shape;
  shape.SetAsBox(static_cast<float>(size.x / 2.0), static_cast<float>(size.y / 2.0));
  return inside_->add(definition, shape, {});
}

void PhysicsWorld::moveTo(int mover, const Pose& pose) {
  b2Body* moved = inside_->bodies.at(mover);
  const auto perS = static_cast<float>(kTicksPerSecond);
  moved->SetLinearVelocity(perS * (toB2(pose.at) - moved->GetPosition()));
  moved->SetAngularVelocity(perS * (static_cast<float>(pose.angle) - moved->GetAngle()));
}

void PhysicsWorld::push(int body, Vec2 force, double torque) {
  b2Body* pushed = inside_->bodies.at(body);
  pushed->ApplyForceToCenter(toB2(force), true);
  pushed->ApplyTorque(static_cast<float>(torque), true);
}

void PhysicsWorld::hinge(int a, int b, Vec2 at) {
  b2RevoluteJointDef joint;
  joint.Initialize(inside_->bodies.at(a), inside_->bodies.at(b), toB2(at));
  inside_->world.CreateJoint(&joint);
}

void PhysicsWorld::rope(int a, int b, Vec2 atA, Vec2 atB, double longest) {
  b2DistanceJointDef joint;
  joint.Initialize(inside_->bodies.at(a), inside_->bodies.at(b), toB2(atA), toB2(atB));
  joint.minLength = 0.0F;
  joint.maxLength = static_cast<float>(longest);
  joint.collideConnected = true;
  inside_->world.CreateJoint(&joint);
}

void PhysicsWorld::drag(int body, double linear, double angular) {
  b2Body* slowed = inside_->bodies.at(body);
  slowed->SetLinearDamping(static_cast<float>(linear));
  slowed->SetAngularDamping(static_cast<float>(angular));
}

void PhysicsWorld::launch(int body, Vec2 velocity, double spin) {
  b2Body* moved = inside_->bodies.at(body);
  moved->SetLinearVelocity(toB2(velocity));
  moved->SetAngularVelocity(static_cast<float>(spin));
}

void PhysicsWorld::remove(int body) {
  const auto found = inside_->bodies.find(body);
  inside_->world.DestroyBody(found->second);
  inside_->bodies.erase(found);
}

Pose PhysicsWorld::pose(int body) const {
  const b2Body* known = inside_->bodies.at(body);
  return {fromB2(known->GetPosition()), static_cast<double>(known->GetAngle())};
}

Vec2 PhysicsWorld::velocity(int body) const {
  return fromB2(inside_->bodies.at(body)->GetLinearVelocity());
}

void PhysicsWorld::step() {
  inside_->listener.impacts.clear();
  inside_->world.Step(static_cast<float>(kTickS), kVelocityIterations, kPositionIterations);
}

std::span<const Impact> PhysicsWorld::impacts() const {
  return inside_->listener.impacts;
}

void PhysicsWorld::digest(Digest& digest) const {
  for (const auto& [number, body] : inside_->bodies) {
    digest.add(number);
    const Vec2 at = fromB2(body->GetPosition());
    digest.add(at.x);
    digest.add(at.y);
    digest.add(static_cast<double>(body->GetAngle()));
    const Vec2 velocity = fromB2(body->GetLinearVelocity());
    digest.add(velocity.x);
    digest.add(velocity.y);
    digest.add(static_cast<double>(body->GetAngularVelocity()));
    digest.add(body->IsAwake());
  }
}

}  // namespace surefoot
