package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's tracking processor, except that it tries again every other second when it has failed. The stock one waits twice as long each
 * time, up to a minute, and sleeps on when what was away is back; and after an error, which is no exception, it ends.
 */
final class PersistentProcessor extends TrackingEventProcessor {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final OwnTransactions transactions;
    private final Portions portions;

    private PersistentProcessor(Builder builder, OwnTransactions transactions, Portions portions) {
        super(builder.transactionManager(transactions));
        this.transactions = transactions;
        this.portions = portions;
    }

    /** Made as Axon makes its own, of what is configured for a processor of that name. */
    static PersistentProcessor of(
            String name,
            Configuration axon,
            EventHandlerInvoker handlers,
            TrackingEventProcessorConfiguration configuration) {
        var portions = new Portions(configuration.getBatchSize(), System::nanoTime);
        var processing = axon.eventProcessingConfiguration();
        var builder = TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(handlers)
                .rollbackConfiguration(processing.rollbackConfiguration(name))
                .errorHandler(processing.errorHandler(name))
                .messageMonitor(processing.messageMonitor(TrackingEventProcessor.class, name))
                .messageSource(new PromptSource(
                        axon.eventStore(), axon.getComponent(HoldBackReader.class)::delivered, portions::most))
                .tokenStore(processing.tokenStore(name))
                .trackingEventProcessorConfiguration(configuration)
                .spanFactory(axon.getComponent(EventProcessorSpanFactory.class));
        return new PersistentProcessor(builder, new OwnTransactions(processing.transactionManager(name)), portions);
    }

    @Override
    protected void processingLoop(Segment segment) {
        portions.of(segment.getSegmentId());
        super.processingLoop(segment);
    }

    @Override
    protected void processInUnitOfWork(
            List<? extends EventMessage<?>> events,
            UnitOfWork<? extends EventMessage<?>> unitOfWork,
            Collection<Segment> segments)
            throws Exception {
        try {
            super.processInUnitOfWork(events, unitOfWork, segments);
            portions.succeeded();
        } catch (Exception e) {
            portions.failed();
            throw e;
        } catch (Error e) {
            portions.failed();
            transactions.rollBackWhatIsOpen();
            throw ThrownError.asUnchecked(e);
        }
    }

    @Override
    protected void doSleepFor(long millisToSleep, AtomicBoolean interruptFlag) {
        super.doSleepFor(Math.min(millisToSleep, LONGEST_PAUSE.toMillis()), interruptFlag);
    }
}
