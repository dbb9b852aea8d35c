"""The benchmark's harness: makes data, finds peers, runs them in turn, reports medians. Standard library only."""
