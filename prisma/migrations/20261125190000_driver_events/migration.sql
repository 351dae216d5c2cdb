-- What a driver did in the last hours is found by the driver, however long the history of all orders has become.
CREATE INDEX "order_events_of_driver" ON "order_events" (("data"->>'driverId'), "at") WHERE "data"->>'driverId' IS NOT NULL;
