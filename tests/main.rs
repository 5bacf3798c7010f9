//! t
#![cfg(test)]
