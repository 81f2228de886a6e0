"""Control in the field, on a phone: pages that can be read without a line, and an outbox that sends later."""
