// SPDX-License-Identifier: MIT
// Each function reduces its argument to a small interval, then sums a Taylor series there. This gives the same bits on
// every machine.
#include "base/math.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

namespace surefoot::det {
namespace {

/// Sum of c[i] * x^i (Horner).
template <std::size_t N>
double polynomial(const std::array<double, N>& c, double x) {
  double sum = c[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) {
    sum = sum * x + c[i];
  }
  return sum;
}

/// 1/first!, sign/(first + step)!, 1/(first + 2 step)!, ...
template <std::size_t N>
constexpr std::array<double, N> inverseFactorials(int first, int step, double sign) {
  std::array<double, N> c{};
  double factorial = 1.0;
  int n = 1;
  double s = 1.0;
  for (std::size_t i = 0; i < N; ++i) {
    for (; n <= first + static_cast<int>(i) * step; ++n) {
      factorial *= n;
    }
    c[i] = s / factorial;
    s *= sign;
  }
  return c;
}

/// 1, sign/3, 1/5, sign/7, ...: atan(x) / x (sign -1) or atanh(x) / x (sign 1) in x squared.
template <std::size_t N>
constexpr std::array<double, N> inverseOdds(double sign) {
  std::array<double, N> c{};
  double s = 1.0;
  for (std::size_t i = 0; i < N; ++i) {
    c[i] = s / (2.0 * static_cast<double>(i) + 1.0);
    s *= sign;
  }
  return c;
}

// With this many terms the remainder is below 1e-16 at the end of each interval.
constexpr auto kSin = inverseFactorials<8>(1, 2, -1.0);
constexpr auto kCos = inverseFactorials<9>(0, 2, -1.0);
constexpr auto kExp = inverseFactorials<14>(0, 1, 1.0);
constexpr auto kAtan = inverseOdds<12>(-1.0);
constexpr auto kAtanh = inverseOdds<12>(1.0);

struct Quarter {
  double angle;  ///< Within pi/4 of 0.
  int turns;     ///< Quarter turns taken off, modulo 4.
};

/// Cody and Waite's reduction: pi/2 as 33 + 33 + 53 bits, so that the products with up to 2^20 quarter turns are exact
/// (constants: fdlibm, e_rem_pio2.c).
Quarter quarterOf(double angle) {
  constexpr double kFirst = 1.57079632673412561417e+00;
  constexpr double kSecond = 6.07710050630396597660e-11;
  constexpr double kRest = 2.02226624879595063154e-21;
  const double turns = std::floor(angle * (2.0 / kPi) + 0.5);
  const double rest = ((angle - turns * kFirst) - turns * kSecond) - turns * kRest;
  return {rest, static_cast<int>(static_cast<std::int64_t>(turns) & 3)};
}

double sinSmall(double x) {
  return x * polynomial(kSin, x * x);
}
double cosSmall(double x) {
  return polynomial(kCos, x * x);
}

/// sin(angle + quarters * pi/2).
double sinShifted(double angle, int quarters) {
  // Beyond this the reduction is not exact; also refuses infinities and NaN.
  if (!(std::fabs(angle) <= 1e6)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  const Quarter q = quarterOf(angle);
  switch ((q.turns + quarters) & 3) {
    case 0:
      return sinSmall(q.angle);
    case 1:
      return cosSmall(q.angle);
    case 2:
      return -sinSmall(q.angle);
    default:
      return -cosSmall(q.angle);
  }
}

/// 2 to the power n for a normal result (-1022 <= n <= 1023).
double powerOfTwo(int n) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(1023 + n) << 52U);
}

// ln 2 as 32 + 53 bits (fdlibm, e_exp.c).
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

}  // namespace

double sin(double angle) {
  return sinShifted(angle, 0);
}

double cos(double angle) {
  return sinShifted(angle, 1);
}

double atan2(double y, double x) {
  const double ax = std::fabs(x);
  const double ay = std::fabs(y);
  if (ax == 0.0 && ay == 0.0) {
    return 0.0;
  }
  const double ratio = ay < ax ? ay / ax : ax / ay;
  // Two half-angle steps, tan(a/2) = t / (1 + sqrt(1 + t t)), bring the ratio from 1 down to 0.199.
  const double half = ratio / (1.0 + std::sqrt(1.0 + ratio * ratio));
  const double quarter = half / (1.0 + std::sqrt(1.0 + half * half));
  double angle = 4.0 * quarter * polynomial(kAtan, quarter * quarter);
  if (ay >= ax) {
    angle = kPi / 2.0 - angle;
  }
  if (x < 0.0) {
    angle = kPi - angle;
  }
  return y < 0.0 ? -angle : angle;
}

double exp(double x) {
  if (x < -700.0) {
    return 0.0;
  }
  if (x > 700.0) {
    return std::numeric_limits<double>::infinity();
  }
  if (x != x) {
    return x;
  }
  const double n = std::floor(x * (1.0 / (kLn2High + kLn2Low)) + 0.5);
  const double rest = (x - n * kLn2High) - n * kLn2Low;
  return polynomial(kExp, rest) * powerOfTwo(static_cast<int>(n));
}

double log(double x) {
  if (!(x > 0.0)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (x > std::numeric_limits<double>::max()) {
    return x;
  }
  int exponent = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    exponent = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  exponent += static_cast<int>(bits >> 52U) - 1023;
  double mantissa = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
  if (mantissa > 1.41421356237309505) {
    mantissa *= 0.5;
    ++exponent;
  }
  // log m = 2 atanh((m - 1) / (m + 1)).
  const double s = (mantissa - 1.0) / (mantissa + 1.0);
  const double n = exponent;
  return n * kLn2High + (2.0 * s * polynomial(kAtanh, s * s) + n * kLn2Low);
}

}  // namespace surefoot::det
