// SPDX-License-Identifier: MIT
// Holds nothing: its target precompiles the headers that all test programs share.
