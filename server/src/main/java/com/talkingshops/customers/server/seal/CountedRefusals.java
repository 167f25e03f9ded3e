package com.talkingshops.customers.server.seal;

import com.talkingshops.customers.personal.RefusedSeals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.function.SingletonSupplier;

/** Counts what is refused, from 0 on, so that an alert can see the first. Meters may need keys, so they are looked for later. */
final class CountedRefusals implements RefusedSeals, SmartInitializingSingleton {

    private final SingletonSupplier<Counter> counter;

    CountedRefusals(ObjectProvider<MeterRegistry> meters) {
        this.counter = SingletonSupplier.of(() -> Counter.builder("customers.sealing.refused")
                .description("Sealed values and keys that did not open")
                .register(meters.getObject()));
    }

    @Override
    public void afterSingletonsInstantiated() {
        counter.obtain();
    }

    @Override
    public void refused() {
        counter.obtain().increment();
    }
}
