package com.talkingshops.customers.server.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Receives spans as a collector does: OTLP 1 over HTTP. */
final class ReceivedSpans implements AutoCloseable {

    private static final String PATH = "/v1/traces";

    private final HttpServer http;
    private final List<Told> spans = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    /**
     * A span, and which node told it.
     *
     * @param node what the node was told to call itself by {@link #settings}
     */
    record Told(String node, Span span) {

        String name() {
            return span.getName();
        }

        String traceId() {
            return HexFormat.of().formatHex(span.getTraceId().toByteArray());
        }

        String id() {
            return HexFormat.of().formatHex(span.getSpanId().toByteArray());
        }

        String parentId() {
            return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
        }

        Optional<String> attribute(String key) {
            return span.getAttributesList().stream()
                    .filter(attribute -> attribute.getKey().equals(key))
                    .map(attribute -> attribute.getValue().getStringValue())
                    .findFirst();
        }

        boolean isOf(String tenant) {
            return attribute("tenant").filter(tenant::equals).isPresent();
        }
    }

    ReceivedSpans() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        http.createContext(PATH, this::take);
        http.start();
    }

    /** What a node has to be told to send its spans here, and soon. */
    String[] settings(String node, int probability, String... more) {
        return Stream.concat(
                        Stream.of(
                                "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                                        + http.getAddress().getPort() + PATH,
                                "management.opentelemetry.tracing.export.schedule-delay=100ms",
                                "management.opentelemetry.resource-attributes[service.instance.id]=" + node,
                                "management.tracing.sampling.probability=" + probability,
                                "customers.acknowledge.wait=30s"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    List<Told> all() {
        return List.copyOf(spans);
    }

    List<Told> ofTrace(String traceId) {
        return spans.stream().filter(told -> told.traceId().equals(traceId)).toList();
    }

    /** The requests of a tenant, as spans with a name. */
    List<Told> requests(String tenant, String name) {
        return spans.stream()
                .filter(told -> told.isOf(tenant) && told.name().equals(name))
                .toList();
    }

    /** All that came over the network. */
    synchronized String wire() {
        return wire.toString(StandardCharsets.UTF_8);
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        wire.write(body);
        for (ResourceSpans resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
            String node = resource.getResource().getAttributesList().stream()
                    .filter(attribute -> attribute.getKey().equals("service.instance.id"))
                    .map(KeyValue::getValue)
                    .map(value -> value.getStringValue())
                    .findFirst()
                    .orElse("");
            resource.getScopeSpansList()
                    .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(new Told(node, span))));
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
