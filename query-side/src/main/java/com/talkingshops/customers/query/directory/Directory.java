package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.ForgedSealException;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.InTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * A tenant's customers, to search by text and to order by what the database only knows sealed. Each question is answered by
 * going through all of them once; what is kept of them meanwhile is no more than a page.
 */
@Component
@EnableConfigurationProperties(DirectorySettings.class)
public class Directory {

    /** How many customers a segment takes in. */
    static final int SLOTS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final StoredSegments stored;
    private final SegmentCache cache;
    private final FiguresCache figuresCache;
    private final Sealing sealing;
    private final DirectorySettings settings;

    Directory(
            StoredSegments stored,
            SegmentCache cache,
            FiguresCache figuresCache,
            Sealing sealing,
            DirectorySettings settings) {
        this.stored = stored;
        this.cache = cache;
        this.figuresCache = figuresCache;
        this.sealing = sealing;
        this.settings = settings;
    }

    /**
     * Answers a question about a tenant's customers. Reads several times, so the caller's transaction has to show it one state
     * of the database.
     */
    public DirectoryAnswer answer(String tenant, DirectoryQuestion question) {
        var segments = stored.versions(tenant);
        var figures = question.needsFigures() ? figuresCache.upToDate(tenant) : Figures.NONE;
        var counting = new Counting(question, countTo(segments, question));
        long left = question.offset();
        var scan = scan(tenant, segments, figures, question, question.after(), kept(left, question), counting);
        if (question.offset() >= counting.matches()) {
            return counting.answer(List.of());
        }
        while (left > settings.mostKept() && scan.size() == settings.mostKept()) {
            left -= settings.mostKept();
            scan = scan(tenant, segments, figures, question, scan.getLast(), kept(left, question), null);
        }
        var page = new ArrayList<>(scan.subList((int) Math.min(left, scan.size()), scan.size()));
        return counting.answer(page);
    }

    private List<Position> scan(
            String tenant,
            List<PieceVersion> segments,
            Figures figures,
            DirectoryQuestion question,
            @Nullable Position after,
            int most,
            @Nullable Counting counting) {
        var scan = new DirectoryScan(question, after, most, counting);
        var opening = sealing.inTurn(tenant, Seal.KEY);
        cache.each(
                tenant,
                segments,
                (key, content) -> opened(opening, key, content, counting)
                        .ifPresent(segment ->
                                scan.take(segment, figures.of(key.segment().id()))));
        return scan.found();
    }

    /** A piece that somebody has put there is left out, and the totals are said to be incomplete. */
    private Optional<OpenSegment> opened(InTurn opening, PieceKey key, byte[] content, @Nullable Counting counting) {
        Optional<OpenSegment> opened = Optional.empty();
        try {
            opened = Seal.open(opening, key, content);
        } catch (ForgedSealException e) {
            LOG.error("A piece of the directory is refused: {}, {}", key, e.getMessage());
        }
        if (opened.isEmpty() && counting != null) {
            counting.missed();
        }
        return opened;
    }

    private int kept(long offset, DirectoryQuestion question) {
        return offset > settings.mostKept() ? settings.mostKept() : (int) offset + question.limit();
    }

    private long countTo(List<PieceVersion> segments, DirectoryQuestion question) {
        long customers = segments.stream().mapToLong(PieceVersion::entries).sum();
        return question.searchTerm() != null && customers > settings.exactUpTo() ? settings.countTo() : Long.MAX_VALUE;
    }
}
