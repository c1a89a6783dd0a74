// SPDX-License-Identifier: MIT
#include "measures/definition.hpp"

#include <algorithm>
#include <array>
#include <list>
#include <string>
#include <vector>

#include "base/enum_table.hpp"

namespace surefoot {
namespace {

struct KeyOf {
  std::string_view key;
  Axis axis;
  std::string_view detail = {};
};

/// What the keys of one definition share.
struct Family {
  std::string_view id;
  MeasureGroup group;
  std::string_view unit;
  int decimals;
  std::string_view name;
  std::string_view what;
  std::string_view formula;
  std::string_view source;
  std::string_view settings = {};
  std::string_view needs;
  std::vector<KeyOf> keys;
};

constexpr std::string_view kProcessing =
    "mean removed; irregular samples first averaged over windows of 80 ms to 25 a second; zero-lag Butterworth "
    "low-pass at 10 Hz, order 2 forward and backward (with --filter none neither averaging nor filter)";
constexpr std::string_view kPath = "at least 5 s and 20 samples a second, no gap, a moving centre of pressure";
constexpr std::string_view kPlane = "as path length, and movement in both axes";
constexpr std::string_view kLongEnough = "at least 10 s and power in the band";
constexpr std::string_view kWelch =
    "Welch's method, Hann windows of 20.48 s (or the whole recording if shorter), half overlapped, each window's mean "
    "removed, one-sided density G(f); band 0.15 to 5 Hz; mu_k = sum f^k G df";
constexpr std::string_view kStochastic = "Collins & De Luca 1993, Exp Brain Res 95:308-318 (10.1007/BF00229788)";
constexpr std::string_view kTwoLines =
    "mean square displacement in the plane for every lag up to T/3; straight lines through ln(displacement) over "
    "ln(lag), least squares; the lag at which they join is the one in 0.3 to 2.5 s with the least sum of squares of "
    "both";
constexpr std::string_view kTwoLinesNeed = "at least 20 s and a moving centre of pressure";
constexpr std::string_view kLimitsSource =
    "the five measures of the Limits of Stability test, as in Lininger et al. 2018 (Int J Sports Phys Ther "
    "13:800-807), defined here for the centre of pressure in millimetres";
constexpr std::string_view kLimitsSettings =
    "progress is the shift from the neutral point along the line to the target; movement starts when progress passes "
    "10 mm and goes on to 20 mm without coming back";

/// The one list. Prieto's names for the measures stand in the source.
const std::vector<Family>& families() {
  using enum Axis;
  using enum MeasureGroup;
  static const std::vector<Family> kFamilies{
      {.id = "mean-distance/1",
       .group = Distance,
       .unit = "mm",
       .decimals = 2,
       .name = "Mean distance",
       .what = "How far from its middle the centre of pressure is, on average.",
       .formula = "mean of RD = sqrt(AP^2 + ML^2); mean of |AP|; mean of |ML|",
       .source = "Prieto et al. 1996, MDIST (10.1109/10.532130)",
       .needs = kPath,
       .keys = {{"mean_distance_mm", Whole}, {"mean_distance_ap_mm", Ap}, {"mean_distance_ml_mm", Ml}}},
      {.id = "rms-distance/1",
       .group = Distance,
       .unit = "mm",
       .decimals = 2,
       .name = "RMS distance",
       .what = "How far from its middle the centre of pressure is, large distances weighing more.",
       .formula = "sqrt of the mean of RD^2, AP^2, ML^2 (divided by n)",
       .source = "Prieto et al. 1996, RDIST (10.1109/10.532130)",
       .needs = kPath,
       .keys = {{"rms_distance_mm", Whole}, {"rms_ap_mm", Ap}, {"rms_ml_mm", Ml}}},
      {.id = "path-length/1",
       .group = Distance,
       .unit = "mm",
       .decimals = 1,
       .name = "Path length",
       .what = "The length of the way that the centre of pressure went. It grows with time and with noise.",
       .formula = "sum of the distances between samples that follow each other; of |AP steps|; of |ML steps|",
       .source = "Prieto et al. 1996, TOTEX (10.1109/10.532130)",
       .needs = kPath,
       .keys = {{"path_length_mm", Whole}, {"path_length_ap_mm", Ap}, {"path_length_ml_mm", Ml}}},
      {.id = "range/1",
       .group = Distance,
       .unit = "mm",
       .decimals = 1,
       .name = "Range",
       .what = "The greatest distance between any two places of the centre of pressure. A single sway decides it.",
       .formula = "largest distance between two corners of the convex hull; max - min of AP, of ML",
       .source = "Prieto et al. 1996, RANGE (10.1109/10.532130)",
       .needs = kPath,
       .keys = {{"range_mm", Whole}, {"range_ap_mm", Ap}, {"range_ml_mm", Ml}}},
      {.id = "mean-velocity/1",
       .group = Velocity,
       .unit = "mm/s",
       .decimals = 2,
       .name = "Mean velocity",
       .what = "How fast the centre of pressure moves, on average. Noise of the board inflates it.",
       .formula = "path length / T, T = n / rate",
       .source = "Prieto et al. 1996, MVELO (10.1109/10.532130)",
       .needs = kPath,
       .keys = {{"mean_velocity_mm_s", Whole}, {"mean_velocity_ap_mm_s", Ap}, {"mean_velocity_ml_mm_s", Ml}}},
      {.id = "circle-area/1",
       .group = Area,
       .unit = "mm2",
       .decimals = 0,
       .name = "95 % circle area",
       .what = "A circle around the middle that holds about 95 % of the distances from it.",
       .formula = "pi (mean RD + 1.645 s)^2, s^2 = (RMS distance)^2 - (mean RD)^2",
       .source = "Prieto et al. 1996, AREA-CC (10.1109/10.532130)",
       .needs = kPath,
       .keys = {{"circle_area_mm2", Whole}}},
      {.id = "ellipse-area/1",
       .group = Area,
       .unit = "mm2",
       .decimals = 0,
       .name = "95 % prediction ellipse area",
       .what = "An ellipse in which the next sample falls with 95 % probability. Not the confidence ellipse of the "
               "mean, which is n + 1 times smaller.",
       .formula = "pi k sqrt(det S), S sample covariance (n - 1), k = F.95(2, n - 2) 2 (n - 1)(n + 1) / (n (n - 2))",
       .source = "Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001)",
       .needs = kPlane,
       .keys = {{"ellipse_area_mm2", Whole}}},
      {.id = "ellipse-major/1",
       .group = Area,
       .unit = "mm",
       .decimals = 1,
       .name = "Ellipse, long semi-axis",
       .what = "Half the length of the 95 % prediction ellipse.",
       .formula = "sqrt(k lambda_1), lambda_1 the larger eigenvalue of S",
       .source = "Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001)",
       .needs = kPath,
       .keys = {{"ellipse_major_mm", Whole}}},
      {.id = "ellipse-minor/1",
       .group = Area,
       .unit = "mm",
       .decimals = 1,
       .name = "Ellipse, short semi-axis",
       .what = "Half the width of the 95 % prediction ellipse.",
       .formula = "sqrt(k lambda_2), lambda_2 the smaller eigenvalue of S",
       .source = "Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001)",
       .needs = kPlane,
       .keys = {{"ellipse_minor_mm", Whole}}},
      {.id = "ellipse-angle/1",
       .group = Area,
       .unit = "deg",
       .decimals = 1,
       .name = "Ellipse, direction",
       .what = "Where the long axis of the ellipse points: 0 is side to side, 90 forward and back, between them "
               "forward and to the right, negative forward and to the left.",
       .formula = "1/2 atan2(2 S_xy, S_xx - S_yy), x to the right, y forward",
       .source = "Schubert & Kirchner 2014 (10.1016/j.gaitpost.2013.09.001)",
       .needs = "an ellipse longer than it is wide",
       .keys = {{"ellipse_angle_deg", Whole}}},
      {.id = "hull-area/1",
       .group = Area,
       .unit = "mm2",
       .decimals = 0,
       .name = "Convex hull area",
       .what = "The area inside a string pulled tight around all places of the centre of pressure.",
       .formula = "shoelace formula over the corners of the convex hull",
       .source = "de Berg et al. 2008, Computational Geometry, ch. 1 (monotone chain)",
       .needs = kPlane,
       .keys = {{"hull_area_mm2", Whole}}},
      {.id = "sway-area/1",
       .group = Area,
       .unit = "mm2/s",
       .decimals = 2,
       .name = "Sway area rate",
       .what = "The area that the line from the middle to the centre of pressure sweeps in a second.",
       .formula = "(1 / (2 T)) sum |AP[i+1] ML[i] - AP[i] ML[i+1]|",
       .source = "Prieto et al. 1996, AREA-SW (10.1109/10.532130)",
       .needs = kPlane,
       .keys = {{"sway_area_mm2_s", Whole}}},
      {.id = "mean-frequency/1",
       .group = Frequency,
       .unit = "Hz",
       .decimals = 3,
       .name = "Mean frequency",
       .what =
           "How often a second the centre of pressure would go round a circle, or to and fro, of its mean distance.",
       .formula = "path / (2 pi mean RD T); AP path / (4 sqrt(2) mean |AP| T); ML likewise",
       .source = "Prieto et al. 1996, MFREQ (10.1109/10.532130)",
       .needs = kPath,
       .keys = {{"mean_frequency_hz", Whole}, {"mean_frequency_ap_hz", Ap}, {"mean_frequency_ml_hz", Ml}}},
      {.id = "power/1",
       .group = Frequency,
       .unit = "mm2",
       .decimals = 2,
       .name = "Power",
       .what = "The strength of sway between 0.15 and 5 Hz.",
       .formula = "mu_0",
       .source = "Prieto et al. 1996, POWER (10.1109/10.532130); Welch 1967",
       .settings = kWelch,
       .needs = kLongEnough,
       .keys = {{"power_ap_mm2", Ap}, {"power_ml_mm2", Ml}, {"power_rd_mm2", Rd}}},
      {.id = "f50/1",
       .group = Frequency,
       .unit = "Hz",
       .decimals = 3,
       .name = "Median frequency",
       .what = "Half of the power lies below it.",
       .formula = "first f at which the sum of G df from 0.15 Hz on is at least 50 % of mu_0",
       .source = "Prieto et al. 1996, 50 % power frequency (10.1109/10.532130); Welch 1967",
       .settings = kWelch,
       .needs = kLongEnough,
       .keys = {{"f50_ap_hz", Ap}, {"f50_ml_hz", Ml}, {"f50_rd_hz", Rd}}},
      {.id = "f95/1",
       .group = Frequency,
       .unit = "Hz",
       .decimals = 3,
       .name = "95 % frequency",
       .what = "Nearly all of the power lies below it.",
       .formula = "first f at which the sum of G df from 0.15 Hz on is at least 95 % of mu_0",
       .source = "Prieto et al. 1996, 95 % power frequency (10.1109/10.532130); Welch 1967",
       .settings = kWelch,
       .needs = kLongEnough,
       .keys = {{"f95_ap_hz", Ap}, {"f95_ml_hz", Ml}, {"f95_rd_hz", Rd}}},
      {.id = "centroid-frequency/1",
       .group = Frequency,
       .unit = "Hz",
       .decimals = 3,
       .name = "Centroidal frequency",
       .what = "The frequency around which the power lies.",
       .formula = "sqrt(mu_2 / mu_0)",
       .source = "Prieto et al. 1996, CFREQ (10.1109/10.532130); Welch 1967",
       .settings = kWelch,
       .needs = kLongEnough,
       .keys = {{"centroid_frequency_ap_hz", Ap}, {"centroid_frequency_ml_hz", Ml}, {"centroid_frequency_rd_hz", Rd}}},
      {.id = "frequency-dispersion/1",
       .group = Frequency,
       .unit = "1",
       .decimals = 3,
       .name = "Frequency dispersion",
       .what = "How widely the power is spread: 0 for one pure sway, towards 1 for many.",
       .formula = "sqrt(1 - mu_1^2 / (mu_0 mu_2))",
       .source = "Prieto et al. 1996, FREQD (10.1109/10.532130); Welch 1967",
       .settings = kWelch,
       .needs = kLongEnough,
       .keys = {{"frequency_dispersion_ap", Ap}, {"frequency_dispersion_ml", Ml}, {"frequency_dispersion_rd", Rd}}},
      {.id = "sample-entropy/1",
       .group = Complexity,
       .unit = "1",
       .decimals = 3,
       .name = "Sample entropy",
       .what = "How little the sway repeats itself: low for a regular to and fro. Only values of the same rate, length "
               "and filter can be compared.",
       .formula = "-ln(A / B): of the stretches that match over 2 samples (B), those that match over 3 as well (A), no "
                  "stretch with itself",
       .source = "Richman & Moorman 2000 (10.1152/ajpheart.2000.278.6.H2039); Ramdani et al. 2009 for sway",
       .settings =
           "m = 2, r = 0.2 population standard deviations, largest difference (Chebyshev), lag 1, natural logarithm",
       .needs = "200 to 200,000 samples and at least one match of each kind",
       .keys = {{"sample_entropy_ap", Ap}, {"sample_entropy_ml", Ml}}},
      {.id = "hurst-short/1",
       .group = Diffusion,
       .unit = "1",
       .decimals = 3,
       .name = "Hurst exponent, short times",
       .what = "Over less than about a second: above 0.5 sway tends to go on as it goes.",
       .formula = "half the slope of the line of short lags",
       .source = kStochastic,
       .settings = kTwoLines,
       .needs = kTwoLinesNeed,
       .keys = {{"hurst_short", Whole}}},
      {.id = "hurst-long/1",
       .group = Diffusion,
       .unit = "1",
       .decimals = 3,
       .name = "Hurst exponent, long times",
       .what = "Over more than about a second: below 0.5 sway tends to turn back.",
       .formula = "half the slope of the line of long lags",
       .source = kStochastic,
       .settings = kTwoLines,
       .needs = kTwoLinesNeed,
       .keys = {{"hurst_long", Whole}}},
      {.id = "critical-time/1",
       .group = Diffusion,
       .unit = "s",
       .decimals = 2,
       .name = "Critical time",
       .what = "When drifting on becomes turning back.",
       .formula = "lag at which the two lines cross",
       .source = kStochastic,
       .settings = kTwoLines,
       .needs = "two lines that cross in 0.3 to 2.5 s",
       .keys = {{"critical_time_s", Whole}}},
      {.id = "critical-displacement/1",
       .group = Diffusion,
       .unit = "mm2",
       .decimals = 1,
       .name = "Critical mean square displacement",
       .what = "How far, squared, the centre of pressure drifts before it turns back.",
       .formula = "height at which the two lines cross",
       .source = kStochastic,
       .settings = kTwoLines,
       .needs = "two lines that cross in 0.3 to 2.5 s",
       .keys = {{"critical_msd_mm2", Whole}}},
      {.id = "limits-reaction-time/1",
       .group = Limits,
       .unit = "s",
       .decimals = 2,
       .name = "Reaction time",
       .what = "From the signal to the beginning of the lean.",
       .formula = "time of the start of movement - time of the signal",
       .source = kLimitsSource,
       .settings = kLimitsSettings,
       .needs = "a movement that starts",
       .keys = {{"limits_reaction_time_s", Whole}}},
      {.id = "limits-movement-velocity/1",
       .group = Limits,
       .unit = "mm/s",
       .decimals = 1,
       .name = "Movement velocity",
       .what = "How fast the lean goes to its first stop.",
       .formula = "0.9 E / time from 5 % to 95 % of E, the end point excursion",
       .source = kLimitsSource,
       .settings = kLimitsSettings,
       .needs = "an end point excursion",
       .keys = {{"limits_movement_velocity_mm_s", Whole}}},
      {.id = "limits-end-point/1",
       .group = Limits,
       .unit = "mm",
       .decimals = 1,
       .name = "End point excursion",
       .what = "How far towards the target the first lean goes before it stops.",
       .formula =
           "E, the largest progress in the first quarter of a second, past 20 mm, in which it grows by less than 2 mm",
       .source = kLimitsSource,
       .settings = kLimitsSettings,
       .needs = "a movement that starts and stops",
       .keys = {{"limits_end_point_mm", Whole}}},
      {.id = "limits-maximum-excursion/1",
       .group = Limits,
       .unit = "mm",
       .decimals = 1,
       .name = "Maximum excursion",
       .what = "How far towards the target the lean goes at all.",
       .formula = "largest progress until the end of the trial",
       .source = kLimitsSource,
       .settings = kLimitsSettings,
       .needs = "a movement that starts",
       .keys = {{"limits_max_excursion_mm", Whole}}},
      {.id = "limits-directional-control/1",
       .group = Limits,
       .unit = "%",
       .decimals = 0,
       .name = "Directional control",
       .what = "How straight the way to the target is: 100 is a straight line.",
       .formula = "100 (toward - off-axis) / toward: the sums of the steps towards the target and of the |steps| "
                  "across that line, from the start of movement to the end point",
       .source = kLimitsSource,
       .settings = kLimitsSettings,
       .needs = "an end point excursion",
       .keys = {{"limits_directional_control_percent", Whole}}},
      {.id = "single-leg-time/1",
       .group = SingleLeg,
       .unit = "s",
       .decimals = 1,
       .name = "Time on one leg",
       .what = "From the foot's lifting until it touches down, the standing foot moves or the time is over.",
       .formula = "end - start of standing on one leg",
       .source = "Bohannon 2006, Top Geriatr Rehabil 22:70-77",
       .needs = "a trial that began",
       .keys = {{"single_leg_time_s", Whole}}},
      {.id = "single-leg-velocity/1",
       .group = SingleLeg,
       .unit = "mm/s",
       .decimals = 1,
       .name = "Velocity on one leg",
       .what = "How fast the centre of pressure moves while standing on one leg.",
       .formula = "path length / T of the standing without its first and last 0.5 s",
       .source = "as mean-velocity/1",
       .settings = "the first and the last 0.5 s hold the stepping",
       .needs = "at least 3 s on one leg",
       .keys = {{"single_leg_velocity_mm_s", Whole}}},
      {.id = "load-share/1",
       .group = Symmetry,
       .unit = "%",
       .decimals = 1,
       .name = "Share of load",
       .what = "How much of the weight a foot carries: 50 and 50 is even.",
       .formula = "two plates: 100 F_left / (F_left + F_right), mean over the trial; one plate: 100 (x_right - ML) / "
                  "(x_right - x_left), x the middles of the feet",
       .source = "statics of two supports; Anker et al. 2008 (10.1016/j.gaitpost.2007.06.002) for its use",
       .needs = "load on both feet, or where they stand",
       .keys = {{"load_share_left_percent", Whole, "left"}, {"load_share_right_percent", Whole, "right"}}},
      {.id = "balance-percentile/1",
       .group = Score,
       .unit = "%",
       .decimals = 0,
       .name = "Balance percentile",
       .what = "Of 100 people of the reference table in the person's age band, so many sway more. Higher is steadier, "
               "but less sway is not always better: stiffness and fear reduce it too.",
       .formula = "100 Phi(-z), z = (ln v - ln_mean) / ln_sd of the mean velocity v over the trials that count",
       .source =
           "reference table named beside it; interval after Crawford & Garthwaite 2002 (10.1016/s0028-3932(01)00224-x)",
       .settings = "interval: 100 Phi(-d / sqrt(n)) for the non-centralities d at which z sqrt(n) is the 2.5 % and "
                   "97.5 % point of a non-central t with n - 1 degrees of freedom, n people in the band",
       .needs = "trials done as the reference's: length, rate, filter, footwear, stance, noise",
       .keys = {{"balance_percentile", Whole}}},
      {.id = "mctsib-composite/1",
       .group = Score,
       .unit = "1",
       .decimals = 2,
       .name = "mCTSIB composite",
       .what = "Sway over the four conditions against the age band: 0 is the usual, above 0 more sway. A mean of z, no "
               "percentile.",
       .formula = "mean of z = (ln v - ln_mean) / ln_sd over the four conditions",
       .source = "reference table named beside it",
       .needs = "a score in each of the four conditions",
       .keys = {{"mctsib_composite_z", Whole}}},
      {.id = "romberg-ratio/1",
       .group = Score,
       .unit = "1",
       .decimals = 2,
       .name = "Romberg ratio",
       .what = "How much more the person sways with closed eyes. Under 1: less than with open ones.",
       .formula = "mean velocity with closed eyes / with open eyes, on the same surface",
       .source = "Romberg's quotient, as in common use",
       .needs = "both conditions",
       .keys = {{"romberg_ratio_firm", Whole, "firm"}, {"romberg_ratio_foam", Whole, "foam"}}},
      {.id = "sensory-ratio/1",
       .group = Score,
       .unit = "1",
       .decimals = 2,
       .name = "Sensory ratio",
       .what = "How much more the person sways when mostly one sense is left to rely on.",
       .formula = "visual: open eyes on foam / open eyes firm; vestibular: closed eyes on foam / open eyes firm, of "
                  "mean velocity",
       .source = "after the sensory analysis of Nashner 1993 and mCTSIB (Cohen et al. 1993, Phys Ther 73:346-351)",
       .needs = "both conditions",
       .keys = {{"sensory_ratio_visual", Whole, "visual"}, {"sensory_ratio_vestibular", Whole, "vestibular"}}},
  };
  return kFamilies;
}

/// Of measures of sway with how the samples are prepared. Lives as long as the program.
std::string_view settingsOf(const Family& family) {
  static std::list<std::string> kept;
  if (family.group > MeasureGroup::Diffusion) {
    return family.settings;
  }
  return kept.emplace_back(std::string(kProcessing) + (family.settings.empty() ? "" : "; ") +
                           std::string(family.settings));
}

Definition definitionOf(const Family& family, KeyOf key, std::string_view settings) {
  return {.key = key.key,
          .id = family.id,
          .family = family.id.substr(0, family.id.find('/')),
          .axis = key.axis,
          .detail = key.detail,
          .group = family.group,
          .unit = family.unit,
          .decimals = family.decimals,
          .name = family.name,
          .what = family.what,
          .formula = family.formula,
          .source = family.source,
          .settings = settings,
          .needs = family.needs};
}

/// Breaks at blanks, each line indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string lines;
  const std::string margin(indent, ' ');
  while (!text.empty()) {
    std::size_t cut = text.size();
    if (cut > width - indent) {
      cut = text.rfind(' ', width - indent);
      cut = cut == std::string_view::npos || cut == 0 ? std::min(text.find(' '), text.size()) : cut;
    }
    lines += (lines.empty() ? "" : "\n" + margin) + std::string(text.substr(0, cut));
    text.remove_prefix(std::min(cut + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::span<const Definition> definitions() {
  static const std::vector<Definition> kAll = [] {
    std::vector<Definition> all;
    for (const Family& family : families()) {
      const std::string_view settings = settingsOf(family);
      for (const KeyOf& key : family.keys) {
        all.push_back(definitionOf(family, key, settings));
      }
    }
    return all;
  }();
  return kAll;
}

const Definition* findDefinition(std::string_view key) {
  const auto all = definitions();
  const auto found = std::ranges::find(all, key, &Definition::key);
  return found == all.end() ? nullptr : &*found;
}

const Definition* findDefinition(std::string_view family, Axis axis) {
  const auto all = definitions();
  const auto found = std::ranges::find_if(
      all, [&](const Definition& definition) { return definition.family == family && definition.axis == axis; });
  return found == all.end() ? nullptr : &*found;
}

std::string titleOf(const Definition& definition) {
  const std::string_view part = definition.detail.empty() ? wordsFor(definition.axis) : definition.detail;
  return std::string(definition.name) + (part.empty() ? "" : ", ") + std::string(part);
}

std::string_view wordsFor(Axis axis) {
  static constexpr EnumTable<Axis, std::string_view> kWords{
      {"", "forward and back", "side to side", "distance from the middle"}};
  return kWords[axis];
}

std::string_view wordsFor(MeasureGroup group) {
  static constexpr EnumTable<MeasureGroup, std::string_view> kWords{{
      "Distance",          "Velocity",        "Area", "Frequency", "Complexity", "Diffusion", "Limits of stability",
      "Single-leg stance", "Weight symmetry", "Score"}};
  return kWords[group];
}

std::string_view shownUnit(std::string_view unit) {
  constexpr std::array<std::array<std::string_view, 2>, 4> kShown{
      {{"mm2", "mm²"}, {"mm2/s", "mm²/s"}, {"deg", "°"}, {"1", ""}}};
  const auto found = std::ranges::find(kShown, unit, [](const auto& pair) { return pair[0]; });
  return found == kShown.end() ? unit : (*found)[1];
}

std::string explanationOf(const Definition& definition) {
  constexpr std::size_t kIndent = 14;
  constexpr std::size_t kWidth = 100;
  std::string text = std::string(definition.key) + ": " + titleOf(definition) + "\n";
  const auto add = [&](std::string label, std::string_view what) {
    if (!what.empty()) {
      label.resize(kIndent - 2, ' ');
      text += "  " + label + wrapped(what, kIndent, kWidth) + "\n";
    }
  };
  add("meaning", definition.what);
  add("unit", definition.unit == "1" ? "none" : shownUnit(definition.unit));
  add("formula", definition.formula);
  add("settings", definition.settings);
  add("needs", definition.needs);
  add("source", definition.source);
  add("definition", definition.id);
  return text;
}

}  // namespace surefoot
