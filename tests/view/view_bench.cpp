// SPDX-License-Identifier: MIT
// Milliseconds a frame of a picture like a game's, at two sizes: view_bench [PICTURE.png]
#include <cstdio>
#include <ctime>
#include <string>
#include <utility>

#include "view/display.hpp"
#include "view/sample_picture.hpp"
#include "view/share.hpp"
#include "view/window.hpp"

namespace {

constexpr int kFrames = 120;

}  // namespace

int main(int argc, char** argv) {
  if (!surefoot::displayAvailable()) {
    std::puts("no display: nothing measured");
    return 0;
  }
  const surefoot::Words words(surefoot::shareDirectory() / "locale", "en");
  for (const auto& [width, height] :
       {std::pair{1280U, 720U}, std::pair{1920U, 1080U}, std::pair{1024U, 768U}, std::pair{720U, 1280U}}) {
    surefoot::Window window({.widthPx = width, .heightPx = height, .frameCap = 0}, words);
    const std::clock_t begin = std::clock();
    for (int i = 0; i < kFrames; ++i) {
      window.poll();
      window.present(surefoot::samplePicture(window.canvas(), static_cast<double>(i) / kFrames));
    }
    const double cpuMs = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / kFrames;
    const surefoot::FrameTimes times = window.frameTimes();
    std::printf("%u x %u: median %.2f ms, p99 %.2f ms a frame; %.2f ms of CPU in all threads; %.1f frames a second\n",
                width, height, times.paintMedianMs, times.paintP99Ms, cpuMs, times.framesPerSecond);
    if (argc > 1) {
      window.saveScreenshot(surefoot::samplePicture(window.canvas(), 0.66),
                            std::string(argv[1]) + "_" + std::to_string(width) + "x" + std::to_string(height) + ".png");
    }
  }
}
