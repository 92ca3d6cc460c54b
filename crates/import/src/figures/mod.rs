//! Finds the figures that a report's sentences state, names them by the vocabulary and proposes
//! charts.
