// SPDX-License-Identifier: MIT
// Sway as a random walk: how far the centre of pressure moves in a given time, and the two lines through that.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace surefoot {

inline constexpr double kCrossingFromS = 0.3;
inline constexpr double kCrossingToS = 2.5;
inline constexpr double kLongestLinearLagS = 10.0;

/// Mean square displacement in the plane, <(AP(t + lag) - AP(t))^2 + (ML(t + lag) - ML(t))^2>, for lags of 1, 2, ...
/// samples up to a third of the signal, in mm2.
std::vector<double> meanSquareDisplacement(std::span<const double> apMm, std::span<const double> mlMm);

/// Two straight lines through ln(msd) over ln(lag), joined at the lag in 0.3 to 2.5 s that gives the least sum of
/// squares: the scaling exponents after Collins & De Luca 1993 (10.1007/BF00229788). The lines cross earlier than on
/// plain axes.
struct Diffusion {
  double hurstShort = 0.0;  ///< Half the slope of the line of short lags; 0.5 is a random walk. A Hurst exponent lies
                            ///< in 0 to 1; noise and few samples can take half a slope out of it.
  double hurstLong = 0.0;
  double criticalS = 0.0;       ///< The lag at which the lines cross
  double criticalMsdMm2 = 0.0;  ///< and the mean square displacement there.
};

/// The same over plain axes, as Collins & De Luca 1993 have their coefficients: two straight lines through msd over
/// lag, for lags up to 10 s, joined in 0.3 to 2.5 s at the least sum of squares. Half a slope is a diffusion
/// coefficient (their equation: msd = 2 D lag).
struct LinearDiffusion {
  double shortMm2PerS = 0.0;
  double longMm2PerS = 0.0;
  double criticalS = 0.0;       ///< The lag at which the lines cross
  double criticalMsdMm2 = 0.0;  ///< and the mean square displacement there.
};

/// nullopt if there are too few lags.
std::optional<LinearDiffusion> linearDiffusionOf(std::span<const double> msdMm2, double rateHz);

/// nullopt if the displacements do not give two lines: too few lags, or a displacement of 0.
std::optional<Diffusion> diffusionOf(std::span<const double> msdMm2, double rateHz);

}  // namespace surefoot
