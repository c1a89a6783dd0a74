// SPDX-License-Identifier: MIT
// A real board: a separate thread reads the port, keeps the board running and finds it again after a loss.
#include "board/live_source.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

#include "base/error.hpp"
#include "board/serial_link.hpp"

namespace surefoot {
namespace {

constexpr int kReadTimeoutMs = 20;
constexpr std::chrono::milliseconds kSearchPause{5};
constexpr std::chrono::milliseconds kListEvery{250};
// A port with no board, or with another one, is not asked again for a while: opening it may reset the device.
constexpr std::chrono::seconds kAskOthersEvery{5};
constexpr std::chrono::seconds kReplyTimeout{3};

std::uint64_t hostUs(std::chrono::steady_clock::time_point at) {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count());
}

std::string meaningOf(std::uint8_t reason) {
  switch (reason) {
    case WIRE_UNKNOWN_COMMAND:
    case WIRE_BAD_LENGTH:
      return "it does not know this command: flash it with this release's firmware";
    case WIRE_BAD_VALUE:
      return "a number is out of range: calibrate again";
    case WIRE_HAS_SERIAL:
      return "it has a serial number already";
    case WIRE_STORE_FAILED:
      return "its memory did not keep what was written: try again, then replace the controller";
    case WIRE_BUSY:
      return "it is still writing: try again";
    default:
      return "reason " + std::to_string(reason);
  }
}

}  // namespace

LiveSource::LiveSource(Contact& contact) : ours_(contact.hello()), board_(ours_.board), meter_(board_) {
  adopt(contact);
  thread_ = std::thread([this] { run(); });
  if (board_.serial.empty()) {
    assignSerial();
  }
}

LiveSource::~LiveSource() {
  stop_ = true;
  thread_.join();
}

std::string LiveSource::describe() const {
  const std::lock_guard lock(mutex_);
  return (board_.model == BoardModel::Split ? "split board " : "classic board ") +
         (board_.serial.empty() ? "without serial number" : board_.serial) + " on " + shared_.path;
}

void LiveSource::poll(Tick, std::vector<Sample>& samples) {
  {
    const std::lock_guard lock(mutex_);
    if (shared_.news) {
      board_ = *std::exchange(shared_.news, std::nullopt);
    }
  }
  Arrival arrival;
  while (ring_.pop(arrival)) {
    meter_.take(arrival.sample, arrival.skewMs, arrival.isFirstOfEpoch);
    hearArrival(arrival);
    samples.push_back(arrival.sample);
  }
}

void LiveSource::hearArrival(const Arrival& arrival) {
  if (newestArrivedUs_ != 0 && !arrival.isFirstOfEpoch) {
    const auto waitedUs = static_cast<double>(arrival.arrivedUs - newestArrivedUs_);
    const auto passedUs = static_cast<double>(arrival.sample.boardTimeUs - newestBoardUs_);
    latestMs_ = std::max(latestMs_, (waitedUs - passedUs) * 1e-3);
  }
  newestArrivedUs_ = arrival.arrivedUs;
  newestBoardUs_ = arrival.sample.boardTimeUs;
}

BoardHealth LiveSource::health() const {
  BoardHealth health = meter_.read();
  const std::lock_guard lock(mutex_);
  health.bytes = shared_.counts.bytes;
  health.badFrames = shared_.counts.bad();
  health.overflowed = ring_.overflowed();
  health.reconnects = shared_.reconnects;
  health.connected = shared_.connected;
  health.latestMs = latestMs_;
  return health;
}

double LiveSource::ageOfNewestS() const {
  return newestArrivedUs_ == 0 ? 0.0 : static_cast<double>(hostUs(Clock::now()) - newestArrivedUs_) * 1e-6;
}

LiveSource::Reply LiveSource::ask(std::vector<std::uint8_t> frame, std::uint8_t command) {
  std::future<Reply> reply;
  {
    const std::lock_guard lock(mutex_);
    shared_.request.emplace(Request{std::move(frame), command, false, {}});
    reply = shared_.request->reply.get_future();
  }
  if (reply.wait_for(kReplyTimeout) != std::future_status::ready) {
    const std::lock_guard lock(mutex_);
    shared_.request.reset();
    throw Error("the board on " + shared_.path + " does not answer: unplug it, plug it in and try again");
  }
  Reply answer = reply.get();
  if (answer.heard == Heard::Refused) {
    throw Error("the board refuses: " + meaningOf(answer.reason));
  }
  return answer;
}

void LiveSource::storeCalibration(const std::vector<CellCalibration>& calibration, const std::vector<Cell>& places) {
  Board board = board_;
  board.calibration = calibration;
  board.cells = places;
  if (const std::string wrong = whatIsWrongWith(board); !wrong.empty()) {
    throw Error("this calibration cannot be stored: " + wrong);
  }
  const std::vector<wire_cell> cells = wireCellsOf(board.cells, board.calibration);
  std::vector<std::uint8_t> frame(WIRE_FRAME_MAX);
  frame.resize(wire_encode_write_calibration(cells.data(), static_cast<std::uint8_t>(cells.size()), frame.data()));
  ask(std::move(frame), WIRE_WRITE_CALIBRATION);
  const StoredCalibration stored = readCalibration();
  discardNews();
  board_.calibration = stored.calibration;
  board_.cells = stored.cells;
  board_.calibrated = stored.calibrated;
}

StoredCalibration LiveSource::readCalibration() {
  std::vector<std::uint8_t> frame(WIRE_FRAME_MAX);
  frame.resize(wire_encode_command(WIRE_READ_CALIBRATION, frame.data()));
  return ask(std::move(frame), WIRE_READ_CALIBRATION).calibration;
}

void LiveSource::assignSerial() {
  std::random_device entropy;
  const std::uint64_t high = entropy();
  const std::uint64_t low = entropy();
  const std::uint64_t serial = std::max<std::uint64_t>(high << 32U | low, 1);
  std::vector<std::uint8_t> frame(WIRE_FRAME_MAX);
  frame.resize(wire_encode_write_serial(serial, frame.data()));
  try {
    ask(std::move(frame), WIRE_WRITE_SERIAL);
    discardNews();
    board_.serial = serialText(serial);
  } catch (const Error&) {
    // It can be used without one; after a loss it is then found only on the same port.
  }
}

void LiveSource::discardNews() {
  const std::lock_guard lock(mutex_);
  shared_.news.reset();
}

void LiveSource::run() {
  while (!stop_) {
    if (!link_) {
      search();
      continue;
    }
    sendRequest();
    listen();
    if (link_) {
      keepAlive();
    }
  }
  if (link_) {
    sendCommand(*link_, WIRE_STOP);
  }
}

void LiveSource::sendRequest() {
  std::vector<std::uint8_t> frame;
  {
    const std::lock_guard lock(mutex_);
    if (!shared_.request || std::exchange(shared_.request->sent, true)) {
      return;
    }
    frame = shared_.request->frame;
  }
  link_->write(frame);
}

void LiveSource::listen() {
  std::array<std::uint8_t, 1024> bytes;
  const std::optional<std::size_t> got = link_->read(bytes, kReadTimeoutMs);
  if (!got) {
    lose();
    return;
  }
  const std::uint64_t arrivedUs = hostUs(Clock::now());
  for (std::size_t i = 0; i < *got && link_; ++i) {
    handle(decoder_.take(bytes[i], arrivedUs));
  }
  const std::lock_guard lock(mutex_);
  shared_.counts = decoder_.counts();
}

void LiveSource::handle(Heard heard) {
  if (heard == Heard::Nothing) {
    return;
  }
  messageAt_ = Clock::now();
  switch (heard) {
    case Heard::Sample:
      if (accepting_) {
        sampleAt_ = messageAt_;
        ring_.push(decoder_.arrival());
      }
      break;
    case Heard::Hello:
      handleHello();
      break;
    case Heard::Done:
    case Heard::Refused:
      handleReply(heard, decoder_.command());
      break;
    case Heard::Calibration:
      handleReply(heard, WIRE_READ_CALIBRATION);
      break;
    default:
      break;
  }
}

void LiveSource::handleHello() {
  const BoardHello& hello = *decoder_.hello();
  if (!isOurs(hello) && ours_.serial != 0) {
    lose();
    return;
  }
  ours_ = hello;
  accepting_ = accepting_ && hello.running;
  // This HELLO may answer a question from before the START that has not been answered yet.
  if (!accepting_ && Clock::now() - startedAt_ >= kAskAfter) {
    start();
  }
  const std::lock_guard lock(mutex_);
  shared_.news = hello.board;
}

void LiveSource::start() {
  startedAt_ = Clock::now();
  sendCommand(*link_, WIRE_START);
}

void LiveSource::handleReply(Heard heard, std::uint8_t command) {
  if (command == WIRE_START && heard == Heard::Done) {
    const std::lock_guard lock(mutex_);
    shared_.reconnects += accepted_ ? 1 : 0;
    accepting_ = accepted_ = true;
    startedAt_ = {};
  }
  if (command == WIRE_WRITE_SERIAL && heard == Heard::Done) {
    sendCommand(*link_, WIRE_IDENTIFY);
  }
  const std::lock_guard lock(mutex_);
  if (shared_.request && shared_.request->command == command) {
    shared_.request->reply.set_value({heard, decoder_.reason(), decoder_.calibration()});
    shared_.request.reset();
  }
}

void LiveSource::keepAlive() {
  const Clock::time_point now = Clock::now();
  if (now - messageAt_ >= kLostAfter) {
    lose();
  } else if (now - sampleAt_ >= kAskAfter && now - askedAt_ >= kAskAfter) {
    askedAt_ = now;
    sendCommand(*link_, WIRE_IDENTIFY);
  }
}

bool LiveSource::isOurs(const BoardHello& hello) const {
  return hello.serial == ours_.serial && hello.board.model == ours_.board.model &&
         hello.board.cells.size() == ours_.board.cells.size();
}

void LiveSource::adopt(Contact& contact) {
  path_ = contact.path();
  ours_ = contact.hello();
  link_ = contact.takeLink();
  decoder_.restart(ours_);
  sampleAt_ = messageAt_ = askedAt_ = Clock::now();
  start();
  const std::lock_guard lock(mutex_);
  shared_.path = path_;
  shared_.news = ours_.board;
  shared_.connected = true;
}

void LiveSource::lose() {
  link_.reset();
  accepting_ = false;
  const std::lock_guard lock(mutex_);
  shared_.connected = false;
}

void LiveSource::search() {
  std::map<std::string, Contact> contacts;
  Clock::time_point listedAt;
  while (!stop_) {
    if (Clock::now() - listedAt >= kListEvery) {
      listedAt = Clock::now();
      refreshContacts(contacts);
    }
    for (auto& [path, contact] : contacts) {
      contact.step();
      if (contact.state() != Contact::State::Answered) {
        continue;
      }
      if (isOurs(contact.hello()) && (ours_.serial != 0 || path == path_)) {
        adopt(contact);
        return;
      }
      contact.takeLink();
    }
    std::this_thread::sleep_for(kSearchPause);
  }
}

void LiveSource::refreshContacts(std::map<std::string, Contact>& contacts) const {
  std::erase_if(contacts, [&](const auto& entry) {
    const Contact& contact = entry.second;
    return contact.state() != Contact::State::Asking &&
           (entry.first == path_ || Clock::now() - contact.openedAt() >= kAskOthersEvery);
  });
  contacts.try_emplace(path_, path_, Contact::kKnownPortPatience);
  for (const SerialPort& port : listSerialPorts()) {
    contacts.try_emplace(port.path, port.path);
  }
}

}  // namespace surefoot
