// SPDX-License-Identifier: MIT
// Finds the port that has a board. Also defines openSource, which opens what WHERE names.
#include "board/discovery.hpp"

#include <algorithm>
#include <thread>

#include "base/error.hpp"
#include "board/live_source.hpp"
#include "board/serial_link.hpp"
#include "board/simulated_source.hpp"

namespace surefoot {
namespace {

constexpr std::chrono::milliseconds kPause{2};

bool anyIs(const std::vector<Contact>& contacts, Contact::State state) {
  return std::any_of(contacts.begin(), contacts.end(), [&](const Contact& one) { return one.state() == state; });
}

std::unique_ptr<SampleSource> openNamedPort(const std::string& path) {
  std::vector<Contact> contacts = askPorts({path}, true, Contact::kKnownPortPatience);
  if (contacts.front().state() != Contact::State::Answered) {
    throw Error(contacts.front().trouble());
  }
  return std::make_unique<LiveSource>(contacts.front());
}

/// Why the board is only a simulated one: a port that could have a board could not be opened.
std::string noteOn(const std::vector<Contact>& contacts) {
  for (const Contact& contact : contacts) {
    if (contact.state() == Contact::State::NotOpened) {
      return contact.trouble();
    }
  }
  return "no board found";
}

std::unique_ptr<SampleSource> openAuto(const Where& where) {
  std::vector<std::string> paths;
  for (const SerialPort& port : listSerialPorts()) {
    paths.push_back(port.path);
  }
  std::vector<Contact> contacts = askPorts(paths, true);
  for (Contact& contact : contacts) {
    if (contact.state() == Contact::State::Answered) {
      return std::make_unique<LiveSource>(contact);
    }
  }
  for (const Contact& contact : contacts) {
    if (contact.state() == Contact::State::OtherVersion || contact.state() == Contact::State::Senseless) {
      throw Error(contact.trouble());
    }
  }
  return std::make_unique<SimulatedSource>(where.body, where.model, noteOn(contacts));
}

}  // namespace

std::vector<Contact> askPorts(const std::vector<std::string>& paths, bool firstWins,
                              std::chrono::milliseconds patience) {
  std::vector<Contact> contacts;
  contacts.reserve(paths.size());
  for (const std::string& path : paths) {
    contacts.emplace_back(path, patience);
  }
  while (anyIs(contacts, Contact::State::Asking) && !(firstWins && anyIs(contacts, Contact::State::Answered))) {
    for (Contact& contact : contacts) {
      contact.step();
    }
    std::this_thread::sleep_for(kPause);
  }
  return contacts;
}

std::vector<ListedBoard> listBoards() {
  const std::vector<SerialPort> ports = listSerialPorts();
  std::vector<std::string> paths;
  for (const SerialPort& port : ports) {
    paths.push_back(port.path);
  }
  const std::vector<Contact> contacts = askPorts(paths, false);
  std::vector<ListedBoard> listed;
  for (std::size_t i = 0; i < ports.size(); ++i) {
    ListedBoard one{ports[i].path, ports[i].description, contacts[i].state(), contacts[i].trouble(), {}};
    if (one.state == Contact::State::Answered) {
      one.board = contacts[i].hello().board;
    }
    listed.push_back(std::move(one));
  }
  return listed;
}

std::unique_ptr<SampleSource> openSource(const Where& where) {
  switch (where.kind) {
    case Where::Kind::Port:
      return openNamedPort(where.path);
    case Where::Kind::Simulated:
      return std::make_unique<SimulatedSource>(where.body, where.model);
    case Where::Kind::Replay:
      throw Error(where.text + ": this command needs a board, not a recording");
    case Where::Kind::Auto:
      break;
  }
  return openAuto(where);
}

std::unique_ptr<SampleSource> openSource(const std::string& where) {
  return openSource(parseWhere(where));
}

}  // namespace surefoot
