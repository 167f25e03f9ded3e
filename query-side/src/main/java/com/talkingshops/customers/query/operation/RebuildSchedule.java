package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks for rebuilds to work on: new ones, and those whose node has gone. Each has a thread of its own. */
@Component
class RebuildSchedule {

    private final String node = "rebuild " + UUID.randomUUID();
    private final Map<String, ProjectorFactory<?>> projectors;
    private final RebuildTable table;
    private final RebuildWork work;
    private final NextSchema schema;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();

    RebuildSchedule(List<ProjectorFactory<?>> projectors, RebuildTable table, RebuildWork work, NextSchema schema) {
        this.projectors = projectors.stream()
                .collect(Collectors.toMap(factory -> factory.readModel().name(), Function.identity()));
        this.table = table;
        this.work = work;
        this.schema = schema;
    }

    /** Takes whatever is to be done now, and does not wait until it is. */
    void look() {
        if (!atWork.isEmpty()) {
            table.stillAt(node, atWork);
        }
        for (var next = next(); next.isPresent(); next = next()) {
            begin(next.get());
        }
    }

    /** Whoever reads tables that another release has made leaves it to nodes of that one to build them anew. */
    private Optional<Rebuild> next() {
        var free = new TreeSet<>(projectors.keySet());
        free.removeAll(atWork);
        var ours = table.left(node, free).stream()
                .filter(name -> schema.isReadByThisRelease(projector(name).readModel()))
                .toList();
        return ours.isEmpty() ? Optional.empty() : table.claim(node, ours);
    }

    private ProjectorFactory<?> projector(String name) {
        return Objects.requireNonNull(projectors.get(name), "only what this node has is claimed");
    }

    private void begin(Rebuild rebuild) {
        String name = rebuild.readModel();
        var factory = projector(name);
        atWork.add(name);
        Thread.ofPlatform().daemon().name("rebuild-" + name).start(() -> {
            try {
                work.goOn(rebuild, factory, node);
            } finally {
                atWork.remove(name);
            }
        });
    }
}
