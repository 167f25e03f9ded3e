package com.talkingshops.customers.baseline;

import org.springframework.data.jpa.repository.JpaRepository;

interface TakenMobiles extends JpaRepository<TakenMobile, String> {}
