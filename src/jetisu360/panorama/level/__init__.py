"""How a camera was tilted, estimated from its picture."""
